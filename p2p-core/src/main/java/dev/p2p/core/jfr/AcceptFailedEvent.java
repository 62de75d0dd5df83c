package dev.p2p.core.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A connection could not be taken. */
@Name("dev.p2p.AcceptFailed")
@Label("Accept failed")
@Description("A connection could not be taken")
@Category("p2p")
@StackTrace(false)
final class AcceptFailedEvent extends Event {

  @Nullable String listener;

  @Nullable String detail;
}
