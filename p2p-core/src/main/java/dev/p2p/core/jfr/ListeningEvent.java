package dev.p2p.core.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** The node accepts connections. */
@Name("dev.p2p.Listening")
@Label("Listening")
@Description("The node accepts connections")
@Category("p2p")
@StackTrace(false)
final class ListeningEvent extends Event {

  @Nullable String address;
}
