package dev.p2p.core.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** An address or a subnet is banned no more. */
@Name("dev.p2p.Unbanned")
@Label("Unbanned")
@Description("An address or a subnet is banned no more")
@Category("p2p")
@StackTrace(false)
final class UnbannedEvent extends Event {

  @Nullable String subnet;

  @Nullable String ban;

  @Nullable String cause;
}
