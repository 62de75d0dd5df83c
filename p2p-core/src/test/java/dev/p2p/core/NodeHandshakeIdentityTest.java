package dev.p2p.core;

import static dev.p2p.core.HandshakeScene.ESTABLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Direction;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.PeerInfo;
import dev.p2p.api.RemotePeer;
import dev.p2p.api.StandardTopics;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.ScriptedPeer;
import dev.p2p.wire.DuskWire;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Peers who turn out to be this node itself, or somebody it is connected to already. */
@Timeout(60)
final class NodeHandshakeIdentityTest {

  static Stream<HandshakeSide> sides() {
    return HandshakeSide.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sides")
  void aPeerWithTheNodesOwnNonceIsTheNodeItself(HandshakeSide side) {
    try (HandshakeScene scene = new HandshakeScene(side)) {
      Bytes own = verAckOfNode(scene.meet(Direction.INBOUND));
      side.at(StandardTopics.VERACK, side.verAck(own)).forEach(scene::say);

      assertThat(scene.outcome()).isEqualTo("Refused.SELF_CONNECTION");
      assertThat(scene.node.node.peers()).isEmpty();
      scene.assertToldTheSameEverywhere();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sides")
  void whoHasTheNodesOtherEntriesButNotItsNonceIsSomebodyElse(HandshakeSide side) {
    try (HandshakeScene scene = new HandshakeScene(side)) {
      Bytes own = verAckOfNode(scene.meet(Direction.INBOUND));
      NodeIdentity node = side.wire().handshake().decodeVerAck(own).orElseThrow();
      NodeIdentity twin =
          new NodeIdentity(~node.nonce(), node.listenPort(), node.capabilities(), node.software());
      side.exchange(twin).forEach(scene::say);

      assertThat(scene.outcome()).isEqualTo(ESTABLISHED);
    }
  }

  /**
   * Of two connections the one stays that the smaller nonce dialled; nonces are unsigned. Of two
   * that the peer dialled it is the younger, of two that the node dialled the older.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          first    | second   | nonce of the peer | stays
          INBOUND  | INBOUND  | 0                 | second
          INBOUND  | INBOUND  | -1                | second
          OUTBOUND | OUTBOUND | 0                 | first
          OUTBOUND | OUTBOUND | -1                | first
          INBOUND  | OUTBOUND | 0                 | first
          INBOUND  | OUTBOUND | -1                | second
          OUTBOUND | INBOUND  | 0                 | second
          OUTBOUND | INBOUND  | -1                | first
          """)
  void ofTwoConnectionsToTheSameNodeOneStays(
      Direction first, Direction second, long nonce, String stays) {
    for (String profile : DuskWire.profileNames()) {
      HandshakeSide side = HandshakeSide.of(profile, first);
      NodeIdentity identity = new NodeIdentity(nonce, 0, 0, "twice");
      try (HandshakeScene scene = new HandshakeScene(side)) {
        side.exchange(identity).forEach(scene::say);
        ScriptedPeer again = scene.meet(second);
        HandshakeSide.of(profile, second).exchange(identity).forEach(again::sendBytes);

        assertThat(scene.outcome()).isEqualTo("Refused.DUPLICATE_CONNECTION");
        List<PeerInfo> connected =
            scene.node.observer.all(NodeEvent.Connected.class).stream()
                .map(NodeEvent.Connected::peer)
                .toList();
        assertThat(connected).as(profile).hasSize(stays.equals("first") ? 1 : 2);
        assertThat(scene.node.node.peers())
            .extracting(RemotePeer::info)
            .containsExactly(connected.getLast());
        scene.assertToldTheSameEverywhere();
      }
    }
  }

  /** What the node's VerAck says to a peer that dialled it. */
  private static Bytes verAckOfNode(ScriptedPeer dialler) {
    return dialler.sendVersion().expect(StandardTopics.VERACK).payload();
  }
}
