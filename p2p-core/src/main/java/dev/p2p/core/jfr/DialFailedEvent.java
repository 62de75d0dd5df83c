package dev.p2p.core.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** Nobody answered, or not in time. */
@Name("dev.p2p.DialFailed")
@Label("Dial failed")
@Description("Nobody answered, or not in time")
@Category("p2p")
@StackTrace(false)
final class DialFailedEvent extends Event {

  @Nullable String remote;

  @Nullable String detail;
}
