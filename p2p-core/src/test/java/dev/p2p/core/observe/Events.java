package dev.p2p.core.observe;

import dev.p2p.api.CloseReason;
import dev.p2p.api.Direction;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.PeerId;
import dev.p2p.api.PeerInfo;
import dev.p2p.api.ProtocolVersion;
import dev.p2p.spi.ConnectionInfo;
import dev.p2p.spi.NodeEvent;
import java.time.Duration;
import java.util.Optional;

/** Events of two connections, one from afar and one to there. */
final class Events {

  static final NodeAddress FAR = new NodeAddress("192.0.2.1", 7_000);
  static final PeerId PEER = PeerId.ofAddress(FAR);
  static final ConnectionInfo FROM = new ConnectionInfo(1, FAR, Direction.INBOUND);
  static final ConnectionInfo TO = new ConnectionInfo(2, FAR, Direction.OUTBOUND);

  private Events() {}

  static NodeEvent opened(ConnectionInfo connection) {
    return new NodeEvent.Opened(connection);
  }

  static NodeEvent connected(ConnectionInfo connection) {
    PeerInfo info =
        new PeerInfo(
            PEER, FAR, connection.direction(), new ProtocolVersion(0, 4, 3), 1, Optional.empty());
    return new NodeEvent.Connected(connection, info);
  }

  static NodeEvent closed(ConnectionInfo connection, CloseReason reason) {
    return new NodeEvent.Closed(connection, reason, Duration.ofSeconds(3));
  }
}
