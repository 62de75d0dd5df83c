package dev.p2p.core.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A handler threw, or its stage failed. */
@Name("dev.p2p.HandlerFailed")
@Label("Handler failed")
@Description("A handler threw, or its stage failed")
@Category("p2p")
@StackTrace(false)
final class HandlerFailedEvent extends Event {

  @Nullable String peer;

  @Nullable String topic;

  @Nullable String message;

  @Nullable String cause;
}
