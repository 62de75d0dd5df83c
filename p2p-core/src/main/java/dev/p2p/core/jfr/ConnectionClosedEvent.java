package dev.p2p.core.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** A connection ended, for this reason. */
@Name("dev.p2p.ConnectionClosed")
@Label("Connection closed")
@Description("A connection ended, for this reason")
@Category("p2p")
@StackTrace(false)
final class ConnectionClosedEvent extends Event {

  long connection;

  @Nullable String remote;

  @Nullable String direction;

  @Nullable String reason;

  @Nullable String evidence;

  @Timespan(Timespan.NANOSECONDS)
  long lifetime;
}
