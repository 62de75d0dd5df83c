package dev.p2p.app.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.CloseReason.Slow;
import dev.p2p.api.CloseReason.SlowCause;
import dev.p2p.app.seed.TcpNode;
import dev.p2p.transport.nio.NioTransport;
import dev.p2p.transport.nio.SocketOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** The short brother of {@code SlowPeersSoakTest}: nothing in it depends on how fast it runs. */
@Timeout(60)
@Isolated("measures what its process takes")
final class SlowPeersTest {

  private static final long BUDGET_BYTES = 4 << 20;
  private static final int PAYLOAD_BYTES = 4_000;
  private static final int SEND_BUFFER_BYTES = 64 << 10;
  private static final int GOOD = 20;
  private static final int BAD = 100;

  /** So many messages at most have not reached every good peer yet. */
  private static final int UNDER_WAY_MAX = 20;

  @Test
  void aHundredPeersThatNeverReadAreCutAndClosedAndTheGoodOnesGetEverything() throws Exception {
    try (TcpNode node = node();
        GoodPeers good = GoodPeers.connect(GOOD, node.address);
        BadPeers bad = BadPeers.connect(BAD, node.address)) {
      assertThat(node.node.awaitPeers(GOOD + BAD, Duration.ofMinutes(1))).isTrue();
      long published = publishUntilOverBudget(node, good);
      good.awaitReceived(published);

      // How much the system's buffers take differs; what comes after them is the node's.
      assertThat(node.node.usage().budget().mostBytes())
          .isBetween(BUDGET_BYTES / 4 * 3, BUDGET_BYTES);
      assertThat(node.node.stats().dropped()).containsOnlyKeys("tx/OVER_BUDGET");

      node.threads.awaitRest();
      node.pass(Duration.ofSeconds(31));
      assertThat(node.observer.closeReasons())
          .hasSize(bad.size())
          .allSatisfy(reason -> {
            assertThat(((Slow) reason).cause()).isEqualTo(SlowCause.WRITE_STALLED);
            assertThat(((Slow) reason).detail()).startsWith("for PT31S: ").contains("gossiped");
          });
      assertThat(node.node.peers()).hasSize(GOOD);
    }
  }

  /** One for which the system takes little, so that little has to be published. */
  private static TcpNode node() {
    SocketOptions usual = SocketOptions.DEFAULTS;
    SocketOptions tight =
        new SocketOptions(
            usual.tcpNoDelay(),
            SEND_BUFFER_BYTES,
            usual.receiveBufferBytes(),
            usual.reuseAddress(),
            usual.backlog());
    return new TcpNode(builder ->
        builder.transport(new NioTransport(tight)).settings(SlowPeersSettings.of(BUDGET_BYTES)));
  }

  /** Until every bad peer has lost something, on average. */
  private static long publishUntilOverBudget(TcpNode node, GoodPeers good)
      throws InterruptedException {
    long published = 0;
    while (node.node.stats().droppedTotal() < BAD) {
      node.publish(Stamped.payload(PAYLOAD_BYTES, 0, published));
      published++;
      assertThat(node.node.usage().budget().bytes()).isLessThanOrEqualTo(BUDGET_BYTES);
      good.awaitReceived(published - UNDER_WAY_MAX);
    }
    return published;
  }
}
