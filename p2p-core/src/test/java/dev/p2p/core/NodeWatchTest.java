package dev.p2p.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason.Silent;
import dev.p2p.api.CloseReason.Slow;
import dev.p2p.api.CloseReason.SlowCause;
import dev.p2p.api.Message;
import dev.p2p.api.Outcome;
import dev.p2p.core.settings.HandlerSettings;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.core.settings.OutboxSettings;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.ScriptedPeer;
import dev.p2p.testkit.memory.MemoryTransport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What time does to a peer whose handshake is done. */
@Timeout(60)
final class NodeWatchTest {

  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Full with one message, and only fullness is watched for less than an hour. */
  private static final NodeSettings RING_OF_1 =
      NodeSettings.DEFAULTS.withOutbox(
          new OutboxSettings(1, 1 << 20, 1 << 20, 4, LONG, Duration.ofSeconds(20)));

  @Test
  void aPeerWhoseRingStaysFullIsClosedAsSlowWithItsEvidence() throws Exception {
    try (TestNode node = tight();
        ScriptedPeer peer = node.peer()) {
      stall(node);
      node.publish("waits");
      node.pass(Duration.ZERO);
      node.pass(Duration.ofMillis(19_999));
      assertThat(node.observer.closeReasons()).isEmpty();
      node.pass(Duration.ofMillis(1));
      Slow reason = (Slow) node.observer.awaitFirst(NodeEvent.Closed.class).reason();
      assertThat(reason.cause()).isEqualTo(SlowCause.GOSSIP_OVERFLOW);
      assertThat(reason.detail()).startsWith("for PT20S: ").contains("1 gossiped ones");
      peer.awaitEnd();
    }
  }

  @Test
  void aRingThatWasNotFullForAMomentIsGivenItsTimeAnew() throws Exception {
    try (TestNode node = tight();
        ScriptedPeer peer = node.peer()) {
      stall(node);
      node.publish("waits");
      node.pass(Duration.ZERO);
      node.pass(Duration.ofSeconds(19));
      assertThat(peer.expect("tx").payload().length()).isEqualTo(10_000);
      peer.expect("tx");
      node.pass(Duration.ZERO);
      stall(node);
      node.publish("waits again");
      node.pass(SECOND);
      node.pass(Duration.ofSeconds(19));
      assertThat(node.observer.closeReasons()).isEmpty();
      node.pass(SECOND);
      assertThat(node.observer.closeReasons()).hasSize(1);
    }
  }

  @Test
  void aPeerIsNeitherPingedNorClosedWhileItsHandlerRunsAndHasItsTimeAfterwards() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (TestNode node =
            new TestNode(builder ->
                builder.handle(
                    "tx",
                    (message, peer) -> {
                      entered.countDown();
                      await(release);
                      return Outcome.accepted();
                    }));
        ScriptedPeer peer = node.peer()) {
      peer.send("tx", Bytes.utf8("long work"));
      entered.await();
      for (int i = 0; i < 300; i++) {
        node.pass(SECOND);
      }
      assertThat(node.observer.closeReasons()).isEmpty();
      node.publish("no ping before this");
      assertThat(peer.next().payload()).isEqualTo(Bytes.utf8("no ping before this"));

      long releasedAt = node.time.nanoTime();
      release.countDown();
      while (node.observer.closeReasons().isEmpty()) {
        node.pass(SECOND);
      }
      assertThat(node.observer.closeReasons()).containsExactly(new Silent(Duration.ofSeconds(60)));
      assertThat(node.time.nanoTime() - releasedAt)
          .isGreaterThanOrEqualTo(Duration.ofSeconds(60).toNanos());
    }
  }

  @Test
  void aReaderWaitsWhenAsManyOutcomesAreOpenAsAreAllowed() throws Exception {
    BlockingQueue<CompletableFuture<Outcome.Settled>> open = new LinkedBlockingQueue<>();
    HandlerSettings two = new HandlerSettings(2, LONG, SECOND);
    try (TestNode node =
            new TestNode(builder ->
                builder
                    .settings(NodeSettings.DEFAULTS.withHandlers(two))
                    .handle(
                        "tx",
                        (message, peer) -> {
                          CompletableFuture<Outcome.Settled> stage = new CompletableFuture<>();
                          open.add(stage);
                          return Outcome.later(stage);
                        }));
        ScriptedPeer peer = node.peer();
        ScriptedPeer other = node.peer()) {
      peer.sendBytes(frames(20));
      for (int i = 0; i < 10; i++) {
        CompletableFuture<Outcome.Settled> first = open.take();
        CompletableFuture<Outcome.Settled> second = open.take();
        // Meanwhile the peer's Reader would have gone on, as another peer's does.
        other.send("ping", Bytes.EMPTY).expect("pong");
        assertThat(open).isEmpty();
        first.complete(Outcome.ignored());
        second.complete(Outcome.ignored());
      }
      peer.send("ping", Bytes.EMPTY).expect("pong");
    }
  }

  @Test
  void aReaderThatWaitsForOutcomesIsWokenByThePeersEnd() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    HandlerSettings one = new HandlerSettings(1, LONG, SECOND);
    try (TestNode node =
            new TestNode(builder ->
                builder
                    .settings(NodeSettings.DEFAULTS.withHandlers(one))
                    .handle(
                        "tx",
                        (message, peer) -> {
                          entered.countDown();
                          return Outcome.later(new CompletableFuture<Outcome.Settled>());
                        }));
        ScriptedPeer peer = node.peer()) {
      peer.sendBytes(frames(2));
      entered.await();
      node.node.peers().getFirst().close();
      peer.awaitEnd();
      while (node.threads.running() > 1) {
        node.pass(SECOND);
      }
    }
  }

  private static TestNode tight() {
    return new TestNode(new MemoryTransport(1_024), 1, builder -> builder.settings(RING_OF_1));
  }

  /** Gives the Writer more than the connection takes, and waits until it has begun with it. */
  private static void stall(TestNode node) throws Exception {
    byte[] payload = new byte[10_000];
    payload[0] = (byte) node.node.stats().messages().published();
    node.node.publish(node.node.messages().create("tx", Bytes.wrap(payload)));
    while (!node.node.awaitRoom(Duration.ZERO)) {
      Thread.onSpinWait();
    }
  }

  /** So many different messages, to arrive together. */
  private static Bytes frames(int count) {
    List<Message> messages = IntStream.range(0, count).mapToObj(i -> TestWire.tx("" + i)).toList();
    byte[] all = new byte[messages.stream().mapToInt(m -> m.frame().length()).sum()];
    int end = 0;
    for (Message message : messages) {
      message.frame().copyTo(all, end);
      end += message.frame().length();
    }
    return Bytes.wrap(all);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
