package dev.p2p.core.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A peer did what it is made to pay for. */
@Name("dev.p2p.Penalised")
@Label("Penalised")
@Description("A peer did what it is made to pay for")
@Category("p2p")
@StackTrace(false)
final class PenalisedEvent extends Event {

  @Nullable String peer;

  @Nullable String offence;

  long count;

  @Nullable String evidence;
}
