package dev.p2p.core.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** Its handshake done, a peer takes part. */
@Name("dev.p2p.PeerConnected")
@Label("Peer connected")
@Description("Its handshake done, a peer takes part")
@Category("p2p")
@StackTrace(false)
final class PeerConnectedEvent extends Event {

  long connection;

  @Nullable String remote;

  @Nullable String direction;

  @Nullable String peer;

  @Nullable String version;

  @Nullable String software;
}
