package dev.p2p.core.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A handler found a message bad. */
@Name("dev.p2p.MessageRejected")
@Label("Message rejected")
@Description("A handler found a message bad")
@Category("p2p")
@StackTrace(false)
final class MessageRejectedEvent extends Event {

  @Nullable String peer;

  @Nullable String topic;

  @Nullable String message;

  @Nullable String reason;
}
