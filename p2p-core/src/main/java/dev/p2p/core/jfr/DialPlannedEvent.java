package dev.p2p.core.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timestamp;
import org.jspecify.annotations.Nullable;

/** What the node means to dial next. */
@Name("dev.p2p.DialPlanned")
@Label("Dial planned")
@Description("What the node means to dial next")
@Category("p2p")
@StackTrace(false)
final class DialPlannedEvent extends Event {

  @Nullable String remote;

  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  long at;

  @Nullable String why;
}
