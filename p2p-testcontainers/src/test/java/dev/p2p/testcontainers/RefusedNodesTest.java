package dev.p2p.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.MessageId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.containers.Network;

/** Nodes that don't belong together, and processes that end. */
@Tag("docker")
@Timeout(60)
final class RefusedNodesTest {

  private static final Network NETWORK = Network.newNetwork();
  private static final P2pNodeContainer HOST = TestNodes.node(NETWORK, "host");

  @BeforeAll
  static void start() {
    HOST.start();
  }

  @AfterAll
  static void stop() {
    HOST.stop();
    NETWORK.close();
  }

  @Test
  void aNodeOfAnotherNetworkIsRefusedForItsMagic() {
    try (P2pNodeContainer stranger =
        TestNodes.node(NETWORK, "stranger")
            .withBootstrap(HOST)
            .withMagic("0x12345678")
            .withoutAwaitingPeers()) {
      stranger.start();

      awaitReason(HOST, "ProtocolViolation.BAD_MAGIC", "was 0x12345678");
      // It is told nothing: for what it says is no word of this network.
      awaitReason(stranger, "HandshakeFailed.ENDED_EARLY", "as those of another network");
      assertThat(stranger.isReady()).isFalse();
    }
  }

  @Test
  void aNodeOfAnotherProfileIsRefusedForItsFrames() {
    try (P2pNodeContainer stranger =
        TestNodes.node(NETWORK, "stranger")
            .withBootstrap(HOST)
            .withProfile("dusk-0.6")
            .withoutAwaitingPeers()) {
      stranger.start();

      awaitReason(stranger, "ProtocolViolation.BAD_VERSION", "frame version must be");
      assertThat(stranger.isReady()).isFalse();
    }
  }

  @Test
  void aConfigurationThatIsWrongEndsTheNodeWith2AndItsLogSaysWhy() {
    try (P2pNodeContainer wrong =
        TestNodes.node(NETWORK, "wrong").withConfig("{\"keepAlive\": {\"pingAfter\": \"soon\"}}")) {
      assertThatThrownBy(wrong::start)
          .isInstanceOfSatisfying(
              NodeEndedException.class,
              end -> {
                assertThat(end.exitCode()).isEqualTo(2);
                assertThat(end.log()).contains("keepAlive.pingAfter", "soon");
              });
    }
  }

  @Test
  void onSigtermWhatWasPublishedIsFlushedAndTheNodeEndsWith0() {
    try (P2pNodeContainer leaving = TestNodes.node(NETWORK, "leaving").withBootstrap(HOST)) {
      leaving.start();
      List<MessageId> published = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        published.add(leaving.publish("tx", "%d %s".formatted(i, "x".repeat(10_000))));
      }

      assertThat(leaving.terminate()).isZero();

      published.forEach(HOST::awaitMessage);
    }
  }

  private static void awaitReason(P2pNodeContainer node, String reason, String evidence) {
    PeerEvent event =
        node.awaitEvent(
            reason, seen -> seen.reason().equals(reason) && seen.evidence().contains(evidence));
    assertThat(event.count()).isPositive();
  }
}
