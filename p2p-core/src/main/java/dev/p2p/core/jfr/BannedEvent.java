package dev.p2p.core.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** An address or a subnet was banned. */
@Name("dev.p2p.Banned")
@Label("Banned")
@Description("An address or a subnet was banned")
@Category("p2p")
@StackTrace(false)
final class BannedEvent extends Event {

  @Nullable String subnet;

  @Nullable String ban;
}
