package dev.p2p.core.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** Saved state could not be used and was put aside. */
@Name("dev.p2p.StateSetAside")
@Label("State set aside")
@Description("Saved state could not be used and was put aside")
@Category("p2p")
@StackTrace(false)
final class StateSetAsideEvent extends Event {

  @Nullable String state;

  @Nullable String where;

  @Nullable String why;
}
