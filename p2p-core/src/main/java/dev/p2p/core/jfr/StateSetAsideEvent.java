package dev.p2p.core.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** What had been saved could not be read, and was set aside. */
@Name("dev.p2p.StateSetAside")
@Label("State set aside")
@Description("What had been saved could not be read, and was set aside")
@Category("p2p")
@StackTrace(false)
final class StateSetAsideEvent extends Event {

  @Nullable String name;

  @Nullable String where;

  @Nullable String why;
}
