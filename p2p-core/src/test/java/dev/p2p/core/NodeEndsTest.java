package dev.p2p.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.ClosedByApplication;
import dev.p2p.api.CloseReason.ConnectionFailed;
import dev.p2p.api.CloseReason.LocalShutdown;
import dev.p2p.api.CloseReason.RefusalCause;
import dev.p2p.api.CloseReason.Refused;
import dev.p2p.api.CloseReason.RemoteClosed;
import dev.p2p.api.CloseReason.Silent;
import dev.p2p.api.CloseReason.Slow;
import dev.p2p.api.CloseReason.SlowCause;
import dev.p2p.api.ConnectFailedException;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Outcome;
import dev.p2p.core.observe.NodeStats;
import dev.p2p.core.settings.ConnectionSettings;
import dev.p2p.core.settings.InboundSettings;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.core.settings.OutboxSettings;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.RecordingObserver.Processed;
import dev.p2p.testkit.ScriptedPeer;
import dev.p2p.testkit.memory.MemoryTransport;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How connections end: every reason, met and told. */
@Timeout(60)
final class NodeEndsTest {

  private static final NodeSettings SMALL_OUTBOX =
      NodeSettings.DEFAULTS.withOutbox(
          new OutboxSettings(4, 4_096, 4_096, 1, Duration.ofSeconds(30), Duration.ofSeconds(60)));

  @Test
  void aDyingWriterEndsItsReader() throws Exception {
    try (TestNode node = new TestNode(new MemoryTransport(1_024), 1, builder -> builder)) {
      ScriptedPeer peer = node.peer();
      node.node.publish(node.node.messages().create("tx", Bytes.wrap(new byte[10_000])));
      // The far end is gone without having read: only the Writer can notice.
      peer.close();
      node.observer.awaitFirst(NodeEvent.Closed.class);
      node.awaitActors(1);
      assertThat(node.node.peers()).isEmpty();
    }
  }

  @Test
  void aPeerThatEndsItsStreamGetsWhatIsQueuedAndIsToldApart() throws Exception {
    try (TestNode node = new TestNode();
        ScriptedPeer peer = node.peer()) {
      peer.send("ping", Bytes.EMPTY).shutdownOutput();
      peer.expect("pong");
      assertThat(peer.awaitEnd()).isZero();
      assertThat(node.observer.awaitFirst(NodeEvent.Closed.class).reason())
          .isEqualTo(new RemoteClosed());
    }
  }

  @Test
  void aStreamThatEndsInsideAFrameIsAFailure() throws Exception {
    try (TestNode node = new TestNode();
        ScriptedPeer peer = node.peer()) {
      peer.sendBytes(TestWire.tx("cut").frame().slice(0, 20)).shutdownOutput();
      CloseReason reason = node.observer.awaitFirst(NodeEvent.Closed.class).reason();
      assertThat(((ConnectionFailed) reason).detail()).contains("inside a frame", "20 bytes");
    }
  }

  @Test
  void aSilentPeerIsPingedOnceAndThenClosed() throws Exception {
    try (TestNode node = new TestNode();
        ScriptedPeer peer = node.peer()) {
      while (node.observer.closeReasons().isEmpty()) {
        node.pass(Duration.ofSeconds(1));
      }
      assertThat(node.observer.closeReasons()).containsExactly(new Silent(Duration.ofSeconds(60)));
      peer.expect("ping");
      assertThat(peer.awaitEnd()).isZero();
    }
  }

  @Test
  void aPeerThatTakesNothingIsClosedAsSlowWithItsEvidence() throws Exception {
    try (TestNode node = new TestNode(new MemoryTransport(1_024), 1, b -> b);
        ScriptedPeer peer = node.peer()) {
      node.node.publish(node.node.messages().create("tx", Bytes.wrap(new byte[10_000])));
      // Once something has arrived, the write that now stalls has begun.
      peer.connection().read(ByteBuffer.allocate(1));
      node.publish("waits behind");
      node.pass(Duration.ofSeconds(29));
      peer.send("pong", Bytes.EMPTY);
      node.pass(Duration.ofSeconds(31));
      Slow reason = (Slow) node.observer.awaitFirst(NodeEvent.Closed.class).reason();
      assertThat(reason.cause()).isEqualTo(SlowCause.WRITE_STALLED);
      assertThat(reason.detail()).contains("1 gossiped ones");
    }
  }

  @Test
  void whatOverflowsTheDirectedQueueClosesThePeerAsSlow() throws Exception {
    try (TestNode node =
            new TestNode(new MemoryTransport(1_024), 1, b -> b.settings(SMALL_OUTBOX));
        ScriptedPeer peer = node.peer()) {
      Message bulky = node.node.messages().create("tx", Bytes.wrap(new byte[1_000]));
      while (node.node.peers().getFirst().send(bulky)) {
        // Until the connection and the queue are full.
      }
      Slow reason = (Slow) node.observer.awaitFirst(NodeEvent.Closed.class).reason();
      assertThat(reason.cause()).isEqualTo(SlowCause.DIRECTED_OVERFLOW);
      peer.awaitEnd();
    }
  }

  @Test
  void aTopicThatMustNotBeDroppedClosesAPeerWhoseRingIsFull() throws Exception {
    try (TestNode node =
            new TestNode(new MemoryTransport(1_024), 1, b -> b.settings(SMALL_OUTBOX));
        ScriptedPeer peer = node.peer()) {
      for (int i = 0; node.observer.closeReasons().isEmpty(); i++) {
        node.node.publish(node.node.messages().create("vital", Bytes.utf8("v".repeat(1_000) + i)));
      }
      Slow reason = (Slow) node.observer.awaitFirst(NodeEvent.Closed.class).reason();
      assertThat(reason.cause()).isEqualTo(SlowCause.GOSSIP_OVERFLOW);
      peer.awaitEnd();
    }
  }

  @Test
  void aReaderThatWaitsForAnswersToBeWrittenDoesNotWaitForEver() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (TestNode node =
            new TestNode(b ->
                b.settings(SMALL_OUTBOX)
                    .handle("getdata", (m, p) -> Outcome.accepted(blockedBehind(never))));
        ScriptedPeer peer = node.peer()) {
      Message request = peer.message("getdata", Bytes.hex("00"));
      // Both arrive in one read: the Reader goes on to the second, which must wait.
      peer.sendBytes(twice(request.frame()));
      node.observer.awaitFirst(Processed.class);
      while (node.observer.closeReasons().isEmpty()) {
        node.pass(Duration.ofSeconds(1));
      }
      Slow reason = (Slow) node.observer.closeReasons().getFirst();
      assertThat(reason.cause()).isEqualTo(SlowCause.ANSWERS_STALLED);
      never.countDown();
      node.awaitActors(1);
    }
  }

  @Test
  void oneInboundConnectionTooManyIsRefused() throws Exception {
    NodeSettings one =
        NodeSettings.DEFAULTS.withConnections(
            ConnectionSettings.DEFAULTS.withInbound(InboundSettings.DEFAULTS.withMax(1)));
    try (TestNode node = new TestNode(one);
        ScriptedPeer first = node.peer();
        ScriptedPeer second = node.dial()) {
      assertThat(second.awaitEnd()).isZero();
      Refused reason = (Refused) node.observer.awaitFirst(NodeEvent.Closed.class).reason();
      assertThat(reason.cause()).isEqualTo(RefusalCause.INBOUND_FULL);
      first.send("ping", Bytes.EMPTY).expect("pong");

      first.connection().close();
      node.observer.await(NodeEvent.Closed.class, 2);
      node.peer().close();
    }
  }

  @Test
  void aNodeThatDialsItselfNotices() throws Exception {
    try (TestNode node = new TestNode()) {
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(() -> node.node.connect(node.address).join())
          .withCauseInstanceOf(ConnectFailedException.class);
      node.observer.await(NodeEvent.Closed.class, 2);
      assertThat(node.observer.closeReasons())
          .filteredOn(reason -> reason instanceof Refused)
          .isNotEmpty()
          .allSatisfy(reason ->
              assertThat(((Refused) reason).cause()).isEqualTo(RefusalCause.SELF_CONNECTION));
      assertThat(node.node.peers()).isEmpty();
    }
  }

  @Test
  void anApplicationCanEndAPeer() throws Exception {
    try (TestNode node = new TestNode();
        ScriptedPeer peer = node.peer()) {
      node.node.peers().getFirst().close();
      peer.awaitEnd();
      peer.shutdownOutput();
      assertThat(node.observer.awaitFirst(NodeEvent.Closed.class).reason())
          .isEqualTo(new ClosedByApplication());
    }
  }

  @Test
  void removingOnePeerSilencesNoOther() throws Exception {
    try (TestNode node = new TestNode();
        ScriptedPeer staying = node.peer()) {
      for (int i = 0; i < 32; i++) {
        node.peer().close();
        node.observer.await(NodeEvent.Closed.class, i + 1);
        node.publish("round " + i);
        assertThat(staying.expect("tx").payload()).isEqualTo(Bytes.utf8("round " + i));
      }
    }
  }

  @Test
  void aClosingNodeFlushesHalfClosesAndDrains() throws Exception {
    TestNode node = new TestNode();
    ScriptedPeer peer = node.peer();
    for (int i = 0; i < 500; i++) {
      node.publish("last words " + i);
    }
    Thread closing = Thread.ofVirtual().start(node::close);
    for (int i = 0; i < 500; i++) {
      assertThat(peer.expect("tx").payload()).isEqualTo(Bytes.utf8("last words " + i));
    }
    assertThat(peer.awaitEnd()).isZero();
    peer.send("tx", Bytes.utf8("too late, but read")).shutdownOutput();
    closing.join();
    assertThat(node.observer.closeReasons()).containsExactly(new LocalShutdown());
  }

  @Test
  void everyConnectionThatWasOpenedIsOpenOrClosedForOneReason() throws Exception {
    try (TestNode node = new TestNode()) {
      for (int i = 0; i < 5; i++) {
        node.peer().close();
        node.dial().close();
      }
      ScriptedPeer staying = node.peer();
      node.observer.await(NodeEvent.Closed.class, 10);
      NodeStats.Connections counts = node.node.stats().connections();
      assertThat(counts.opened()).isEqualTo(11);
      assertThat(counts.open()).isEqualTo(1);
      assertThat(counts.closed().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(10);
      staying.close();
    }
  }

  @Test
  void diallingNobodyFailsWithTheAddress() {
    try (TestNode node = new TestNode()) {
      NodeAddress nobody = NodeAddress.parse("127.0.0.1:9");
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(() -> node.node.connect(nobody).join())
          .withMessageContaining("127.0.0.1:9");
      assertThat(node.observer.all(NodeEvent.DialFailed.class)).hasSize(1);
    }
  }

  /** One answer, then one that does not come until {@code latch} is down. */
  private static Iterator<Message> blockedBehind(CountDownLatch latch) {
    Iterator<Integer> numbers = List.of(1, 2, 3).iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return numbers.hasNext();
      }

      @Override
      public Message next() {
        int number = numbers.next();
        if (number > 1) {
          awaitUninterruptibly(latch);
        }
        return TestWire.tx("answer " + number);
      }
    };
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Bytes twice(Bytes frame) {
    byte[] both = new byte[2 * frame.length()];
    frame.copyTo(both, 0);
    frame.copyTo(both, frame.length());
    return Bytes.wrap(both);
  }
}
