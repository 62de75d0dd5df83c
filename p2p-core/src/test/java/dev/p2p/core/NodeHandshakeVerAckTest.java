package dev.p2p.core;

import static dev.p2p.core.HandshakeScene.ESTABLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.PeerId;
import dev.p2p.api.PeerInfo;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a VerAck may carry: the peer of ours is recognised, and any other is as good. */
@Timeout(60)
final class NodeHandshakeVerAckTest {

  private static final String BLOCK = "5032504e";
  private static final String NONCE = "0108" + "0700000000000000";

  /**
   * A VerAck and whom it tells of.
   *
   * @param payload of any length
   */
  record VerAck(HandshakeSide side, String says, Bytes payload, Optional<NodeIdentity> identity) {
    @Override
    public String toString() {
      return side + ", VerAck with " + says;
    }
  }

  static Stream<VerAck> accepted() {
    NodeIdentity bare = new NodeIdentity(7, 0, 0, "");
    NodeIdentity full = new NodeIdentity(7, 7_001, 5, "another node");
    return HandshakeSide.all()
        .flatMap(side ->
            Stream.of(
                nobody(side, "nothing", ""),
                nobody(side, "one byte", "00"),
                nobody(side, "garbage", "deadbeef"),
                nobody(side, "our tag alone", BLOCK),
                nobody(side, "a block of a future format", BLOCK + "02" + NONCE),
                nobody(side, "a block of ours cut short", BLOCK + "01" + NONCE + "0202"),
                nobody(side, "garbage that fills the frame", "ff".repeat(frameMax(side))),
                new VerAck(side, "ours", ours(side, full), Optional.of(full)),
                new VerAck(
                    side, "a nonce alone", Bytes.hex(BLOCK + "01" + NONCE), Optional.of(bare)),
                new VerAck(
                    side,
                    "ours and an entry of the future",
                    Bytes.hex(ours(side, full).toHex() + "0903aabbcc"),
                    Optional.of(full))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void whateverItSaysThePeerIsTaken(VerAck verAck) {
    HandshakeSide side = verAck.side();
    try (HandshakeScene scene = new HandshakeScene(side)) {
      side.exchange(side.version(), side.verAck(verAck.payload())).forEach(scene::say);

      assertThat(scene.outcome()).isEqualTo(ESTABLISHED);
      PeerInfo peer = scene.node.node.peers().getFirst().info();
      assertThat(peer.identity()).isEqualTo(verAck.identity());
      assertThat(peer.id())
          .isEqualTo(
              verAck
                  .identity()
                  .map(identity -> PeerId.ofNonce(identity.nonce()))
                  .orElse(PeerId.ofAddress(peer.address())));
      scene.assertToldTheSameEverywhere();
    }
  }

  private static VerAck nobody(HandshakeSide side, String says, String hex) {
    return new VerAck(side, says, Bytes.hex(hex), Optional.empty());
  }

  private static Bytes ours(HandshakeSide side, NodeIdentity identity) {
    return side.wire().handshake().encodeVerAck(identity);
  }

  private static int frameMax(HandshakeSide side) {
    return side.wire().profile().maxPayloadBytes();
  }
}
