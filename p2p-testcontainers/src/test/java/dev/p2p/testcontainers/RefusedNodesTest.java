package dev.p2p.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.MessageId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.containers.Network;
import org.testcontainers.images.builder.Transferable;

/** Nodes that don't belong together, and processes that end. */
@Tag("docker")
@Timeout(180)
final class RefusedNodesTest {

  private Network network;
  private P2pNodeContainer host;

  /** One for each test: whom it bans for what it said, whose address may be the next one's. */
  @BeforeEach
  void start() {
    network = Network.newNetwork();
    host = TestNodes.node(network, "host");
    host.start();
  }

  @AfterEach
  void stop() {
    host.stop();
    network.close();
  }

  @Test
  void aNodeOfAnotherNetworkIsRefusedForItsMagic() {
    try (P2pNodeContainer stranger =
        TestNodes.node(network, "stranger")
            .withBootstrap(host)
            .withMagic("0x12345678")
            .withoutAwaitingPeers()) {
      stranger.start();

      awaitReason(host, "ProtocolViolation.BAD_MAGIC", "was 0x12345678");
      assertThat(stranger.isReady()).isFalse();
    }
  }

  @Test
  void aNodeOfAnotherProfileIsRefusedForItsFrames() {
    try (P2pNodeContainer stranger =
        TestNodes.node(network, "stranger")
            .withBootstrap(host)
            .withProfile("dusk-0.6")
            .withoutAwaitingPeers()) {
      stranger.start();

      // Where this profile has its magic, that one's frames have their version.
      awaitReason(host, "ProtocolViolation.BAD_MAGIC", "was 0x00000000");
      assertThat(stranger.isReady()).isFalse();
    }
  }

  @Test
  void aConfigurationThatIsWrongEndsTheNodeWith2AndItsLogSaysWhy() {
    try (P2pNodeContainer wrong =
        TestNodes.node(network, "wrong").withConfig("{\"keepAlive\": {\"pingAfter\": \"soon\"}}")) {
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
  void aNodeThatCanNotComeBackSaysWhyToo() {
    try (P2pNodeContainer spoilt = TestNodes.node(network, "spoilt")) {
      spoilt.start();
      spoilt.copyFileToContainer(
          Transferable.of("{\"listen\": \"nowhere\"}"), NodeConfiguration.FILE);

      assertThatThrownBy(spoilt::restart)
          .isInstanceOfSatisfying(
              NodeEndedException.class,
              end -> {
                assertThat(end.exitCode()).isEqualTo(2);
                assertThat(end.log()).contains("nowhere");
              });
    }
  }

  @Test
  void onSigtermWhatWasPublishedIsFlushedAndTheNodeEndsWith0() {
    try (P2pNodeContainer leaving = TestNodes.node(network, "leaving").withBootstrap(host)) {
      leaving.start();
      List<MessageId> published = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        published.add(leaving.publish("tx", "%d %s".formatted(i, "x".repeat(10_000))));
      }

      assertThat(leaving.terminate()).isZero();
      // It has ended: there is nothing left to ask for.
      assertThat(leaving.terminate()).isZero();

      published.forEach(host::awaitMessage);
    }
  }

  private static void awaitReason(P2pNodeContainer node, String reason, String evidence) {
    PeerEvent event =
        node.awaitEvent(
            reason, seen -> seen.reason().equals(reason) && seen.evidence().contains(evidence));
    assertThat(event.count()).isPositive();
  }
}
