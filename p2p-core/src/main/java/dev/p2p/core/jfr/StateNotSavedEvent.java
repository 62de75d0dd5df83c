package dev.p2p.core.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** State could not be saved. */
@Name("dev.p2p.StateNotSaved")
@Label("State not saved")
@Description("State could not be saved")
@Category("p2p")
@StackTrace(false)
final class StateNotSavedEvent extends Event {

  @Nullable String state;

  @Nullable String why;
}
