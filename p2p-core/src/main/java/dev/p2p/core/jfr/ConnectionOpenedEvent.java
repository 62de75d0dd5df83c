package dev.p2p.core.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A connection stands; its handshake begins. */
@Name("dev.p2p.ConnectionOpened")
@Label("Connection opened")
@Description("A connection stands; its handshake begins")
@Category("p2p")
@StackTrace(false)
final class ConnectionOpenedEvent extends Event {

  long connection;

  @Nullable String remote;

  @Nullable String direction;
}
