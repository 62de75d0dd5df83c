package dev.p2p.app.soak;

import dev.p2p.api.NodeAddress;
import dev.p2p.app.seed.TcpNode;
import dev.p2p.testkit.ScriptedPeer;
import dev.p2p.transport.nio.NioTransport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Peers that shake hands as the original does, and never read again.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class BadPeers implements AutoCloseable {

  private static final Duration DIAL_TIMEOUT = Duration.ofSeconds(30);

  private final List<ScriptedPeer> peers = new ArrayList<>();

  private BadPeers() {}

  static BadPeers connect(int count, NodeAddress node) throws IOException {
    NioTransport transport = new NioTransport();
    BadPeers bad = new BadPeers();
    for (int i = 0; i < count; i++) {
      ScriptedPeer peer = new ScriptedPeer(transport.dial(node, DIAL_TIMEOUT), TcpNode.WIRE);
      bad.peers.add(peer.shakeHandsAsDialler());
    }
    return bad;
  }

  int size() {
    return peers.size();
  }

  @Override
  public void close() {
    peers.forEach(ScriptedPeer::close);
  }
}
