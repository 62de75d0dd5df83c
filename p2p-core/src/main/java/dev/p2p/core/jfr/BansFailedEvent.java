package dev.p2p.core.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** The saved list of bans could not be read or written. */
@Name("dev.p2p.BansFailed")
@Label("Bans failed")
@Description("The saved list of bans could not be read or written")
@Category("p2p")
@StackTrace(false)
final class BansFailedEvent extends Event {

  @Nullable String detail;
}
