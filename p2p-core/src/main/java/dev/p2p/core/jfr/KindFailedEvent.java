package dev.p2p.core.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** What tells the kind of a message threw. */
@Name("dev.p2p.KindFailed")
@Label("Kind failed")
@Description("What tells the kind of a message threw")
@Category("p2p")
@StackTrace(false)
final class KindFailedEvent extends Event {

  @Nullable String topic;

  @Nullable String message;

  @Nullable String cause;
}
