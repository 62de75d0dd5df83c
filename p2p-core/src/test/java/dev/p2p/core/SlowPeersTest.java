package dev.p2p.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason.Slow;
import dev.p2p.api.CloseReason.SlowCause;
import dev.p2p.core.settings.GossipSettings;
import dev.p2p.core.settings.LimitSettings;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.core.settings.StoreSettings;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.ScriptedPeer;
import dev.p2p.testkit.memory.MemoryTransport;
import dev.p2p.testkit.transport.BackgroundCall;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Peers that hold up what they are sent, or send what they never end, beside good ones. */
@Timeout(60)
final class SlowPeersTest {

  private static final long LIMIT = 4 << 20;
  private static final int PAYLOAD_BYTES = 4_000;

  @Test
  void peersThatNeverReadPayForTheirQueuesAndTheOthersGetEverything() throws Exception {
    int count = 2_000;
    try (TestNode node = small()) {
      List<ScriptedPeer> never = peers(node, 10);
      List<AtomicInteger> received = new ArrayList<>();
      List<BackgroundCall<?>> reading = new ArrayList<>();
      List<ScriptedPeer> good = peers(node, 3);
      for (ScriptedPeer peer : good) {
        AtomicInteger counter = new AtomicInteger();
        received.add(counter);
        reading.add(BackgroundCall.run(() -> readAll(peer, count, counter)));
      }
      for (int i = 0; i < count; i++) {
        node.node.publish(node.node.messages().create("tx", payload(i)));
        assertThat(node.node.usage().budget().bytes()).isLessThanOrEqualTo(LIMIT);
        // The good ones are never more than 20 messages behind.
        int due = i - 20;
        while (received.stream().anyMatch(counter -> counter.get() < due)) {
          Thread.onSpinWait();
        }
      }
      for (BackgroundCall<?> reader : reading) {
        reader.result();
      }
      assertThat(node.node.stats().dropped()).containsOnlyKeys("tx/OVER_BUDGET");
      assertThat(node.node.usage().budget().mostBytes()).isBetween(LIMIT / 4 * 3, LIMIT);

      node.pass(Duration.ofSeconds(31));
      assertThat(node.observer.closeReasons())
          .hasSize(never.size())
          .allSatisfy(reason -> {
            assertThat(((Slow) reason).cause()).isEqualTo(SlowCause.WRITE_STALLED);
            assertThat(((Slow) reason).detail()).startsWith("for PT31S: ").contains("gossiped");
          });
      assertThat(node.node.peers()).hasSize(3);
      good.forEach(ScriptedPeer::close);
    }
  }

  @Test
  void aPeerThatReadsTooLittleToKeepItsQueueIsClosedAsIfItWereFull() throws Exception {
    try (TestNode node = small();
        ScriptedPeer peer = node.peer()) {
      for (int i = 0; i < 1_200; i++) {
        node.node.publish(node.node.messages().create("tx", payload(i)));
      }
      assertThat(node.node.stats().dropped()).containsOnlyKeys("tx/OVER_BUDGET");
      for (int second = 0; second < 60; second += 10) {
        node.pass(Duration.ofSeconds(10));
        peer.expect("tx");
        peer.send("pong", Bytes.EMPTY);
      }
      assertThat(node.observer.closeReasons()).isEmpty();
      node.pass(Duration.ofSeconds(10));
      Slow reason = (Slow) node.observer.awaitFirst(NodeEvent.Closed.class).reason();
      assertThat(reason.cause()).isEqualTo(SlowCause.GOSSIP_OVERFLOW);
      assertThat(reason.detail()).startsWith("for PT1M: ");
    }
  }

  @Test
  void peersThatSendTheBeginningsOfLongFramesPayAndTheOthersAreServed() throws Exception {
    Bytes beginning = TestWire.message("tx", 900_000).frame().slice(0, 600_000);
    try (TestNode node = small();
        ScriptedPeer good = node.peer()) {
      List<ScriptedPeer> greedy = peers(node, 50);
      List<BackgroundCall<?>> sending = new ArrayList<>();
      greedy.forEach(peer -> sending.add(BackgroundCall.run(() -> trySend(peer, beginning))));
      for (int i = 0; i < 200; i++) {
        good.send("tx", payload(i)).send("ping", Bytes.EMPTY).expect("pong");
        assertThat(node.node.usage().budget().bytes()).isLessThanOrEqualTo(LIMIT);
      }
      for (BackgroundCall<?> call : sending) {
        call.result();
      }
      node.threads.awaitRest();
      assertThat(node.observer.closeReasons())
          .isNotEmpty()
          .allSatisfy(reason -> {
            assertThat(((Slow) reason).cause()).isEqualTo(SlowCause.OVER_BUDGET);
            assertThat(((Slow) reason).detail()).contains("on its account: ", "to read with");
          });
      assertThat(node.node.usage().budget().mostBytes()).isBetween(LIMIT / 2, LIMIT);
      assertThat(node.node.stats().messages().processed()).containsEntry("IGNORED", 200L);
      good.send("ping", Bytes.EMPTY).expect("pong");
      greedy.forEach(ScriptedPeer::close);
    }
  }

  @Test
  void aNodeWhosePeersAreGoneHoldsNothing() throws Exception {
    try (TestNode node = small()) {
      List<ScriptedPeer> peers = peers(node, 5);
      for (int i = 0; i < 500; i++) {
        node.node.publish(node.node.messages().create("tx", payload(i)));
      }
      peers.getFirst().sendBytes(TestWire.message("tx", 50_000).frame().slice(0, 40_000));
      node.threads.awaitRest();
      assertThat(node.node.usage().budget().bytes()).isGreaterThan(500 * PAYLOAD_BYTES);
      peers.forEach(ScriptedPeer::close);
      node.awaitActors(1);
      assertThat(node.node.usage().budget().bytes()).isZero();
      assertThat(node.node.usage().budget().bytesMax()).isEqualTo(LIMIT);
    }
  }

  private static TestNode small() {
    StoreSettings tiny = new StoreSettings(1, 1, Duration.ofSeconds(1));
    NodeSettings settings =
        NodeSettings.DEFAULTS
            .withGossip(GossipSettings.DEFAULTS.withStore(tiny))
            .withLimits(LimitSettings.DEFAULTS.withBytesMax(LIMIT));
    return new TestNode(new MemoryTransport(8 << 10), 1, builder -> builder.settings(settings));
  }

  private static List<ScriptedPeer> peers(TestNode node, int count) throws InterruptedException {
    List<ScriptedPeer> peers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      peers.add(node.peer());
    }
    return peers;
  }

  private static void readAll(ScriptedPeer peer, int count, AtomicInteger received) {
    for (int i = 0; i < count; i++) {
      assertThat(peer.expect("tx").payload()).isEqualTo(payload(i));
      received.incrementAndGet();
    }
  }

  /** The node may close the connection before the end. */
  private static void trySend(ScriptedPeer peer, Bytes bytes) {
    try {
      peer.sendBytes(bytes);
    } catch (UncheckedIOException e) {
      assertThat(e).hasMessageContaining("closed");
    }
  }

  private static Bytes payload(int number) {
    return Bytes.wrap(ByteBuffer.allocate(PAYLOAD_BYTES).putInt(number).array());
  }
}
