package dev.p2p.core.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A message will not reach a peer. Off unless asked for: there can be many. */
@Name("dev.p2p.MessageLost")
@Label("Message lost")
@Description("A message will not reach a peer")
@Category("p2p")
@StackTrace(false)
@Enabled(false)
final class MessageLostEvent extends Event {

  @Nullable String peer;

  @Nullable String topic;

  @Nullable String message;

  @Nullable String reason;
}
