package dev.p2p.core.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** A handler held its Reader for longer than it should. */
@Name("dev.p2p.HandlerSlow")
@Label("Handler slow")
@Description("A handler held its Reader for longer than it should")
@Category("p2p")
@StackTrace(false)
final class HandlerSlowEvent extends Event {

  @Nullable String peer;

  @Nullable String topic;

  @Timespan(Timespan.NANOSECONDS)
  long took;
}
