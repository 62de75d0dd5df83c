package dev.p2p.app.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.api.Bytes;
import dev.p2p.api.InvalidMessageException;
import dev.p2p.api.Outcome;
import dev.p2p.core.observe.NodeStats;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.core.settings.OutboxSettings;
import dev.p2p.spi.Connection;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.ScriptedPeer;
import dev.p2p.testkit.transport.BackgroundCall;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** What the Go original got wrong, and this node must not; docs/seed.md has the list. */
@Timeout(60)
@Isolated("measures what its process takes")
final class DefectsTest {

  private static final int MEBIBYTE = 1 << 20;

  /** What a peer that is not one of ours says up to the end of its handshake, at once. */
  private static final Bytes HANDSHAKE =
      Frames.concat(Frames.version(), Frames.frame("verack", Bytes.EMPTY));

  @Test
  void silentDiallersDoNotHoldUpAnHonestOne() throws Exception {
    try (TcpNode node = new TcpNode();
        Connections silent = Connections.dial(node, 60)) {
      node.observer.await(NodeEvent.Opened.class, 60);
      try (ScriptedPeer honest = node.peer()) {
        TcpNode.awaitProcessed(honest);
      }
      assertThat(silent.all()).hasSize(60);
    }
  }

  @Test
  void aBurstOf2000PingsIsAnsweredWith2000Pongs() throws Exception {
    Bytes[] pings = new Bytes[2_000];
    Arrays.fill(pings, Frames.frame("ping", Bytes.EMPTY));
    try (TcpNode node = new TcpNode();
        ScriptedPeer peer = node.peer()) {
      BackgroundCall<?> burst = BackgroundCall.run(() -> peer.sendBytes(Frames.concat(pings)));
      for (int i = 0; i < pings.length; i++) {
        peer.expect("pong");
      }
      var unused = burst.result();
    }
  }

  @Test
  void peersThatLeaveSilenceNoOther() throws Exception {
    try (TcpNode node = new TcpNode()) {
      List<ScriptedPeer> leaving = new ArrayList<>();
      List<ScriptedPeer> staying = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        leaving.add(node.peer());
        staying.add(node.peer());
      }
      leaving.forEach(ScriptedPeer::close);
      node.observer.await(NodeEvent.Closed.class, 8);
      for (int i = 0; i < 100; i++) {
        node.publish(Numbered.payload(i, 64));
      }
      for (ScriptedPeer peer : staying) {
        assertThat(Numbered.receiveUntil(peer, 99)).hasSize(100);
        peer.close();
      }
    }
  }

  @Test
  void aMessageTooLargeFailsInItsMakersHandsAndNoConnectionNotices() throws Exception {
    try (TcpNode node = new TcpNode();
        ScriptedPeer peer = node.peer()) {
      int max = TcpNode.WIRE.profile().maxPayloadBytes();
      assertThatExceptionOfType(InvalidMessageException.class)
          .isThrownBy(() -> node.publish(Bytes.wrap(new byte[max + 1])));
      node.publish(Bytes.wrap(new byte[max]));
      assertThat(peer.expect("tx").payload().length()).isEqualTo(max);
      assertThat(node.observer.closeReasons()).isEmpty();
    }
  }

  @Test
  void noTaskIsStartedForAMessage() throws Exception {
    AtomicInteger handled = new AtomicInteger();
    try (TcpNode node =
            new TcpNode(builder ->
                builder.handle(
                    "tx",
                    (message, peer) -> {
                      handled.incrementAndGet();
                      return Outcome.accepted();
                    }));
        ScriptedPeer sender = node.peer();
        ScriptedPeer receiver = node.peer()) {
      int before = node.threads.started();
      BackgroundCall<List<Integer>> relayed =
          BackgroundCall.start(() -> Numbered.receiveUntil(receiver, 9_999));
      for (int i = 0; i < 10_000; i++) {
        sender.send("tx", Numbered.payload(i, 64));
      }
      TcpNode.awaitProcessed(sender);
      assertThat(handled).hasValue(10_000);
      assertThat(relayed.result()).isNotEmpty();
      assertThat(node.threads.started()).isEqualTo(before);
    }
  }

  @Test
  void aClaimedLengthReservesNoMemory() throws Exception {
    int peers = 100;
    try (TcpNode node = new TcpNode();
        Connections claiming = Connections.dial(node, peers)) {
      node.observer.await(NodeEvent.Opened.class, peers);
      long before = Footprint.heapInUse();
      claiming.sendToAll(Frames.concat(HANDSHAKE, Frames.claimOfMaximumLength()));
      node.observer.await(NodeEvent.Connected.class, peers);
      assertThat(Footprint.heapInUse() - before).isLessThan(10L * MEBIBYTE);
    }
  }

  @Test
  void aThousandConnectionsLeaveNothingBehind() throws Exception {
    try (TcpNode anna = new TcpNode();
        TcpNode bob = new TcpNode()) {
      comeAndGo(anna, bob, 10);
      long heap = Footprint.heapInUse();
      long descriptors = Footprint.openDescriptors();
      comeAndGo(anna, bob, 1_000);
      for (TcpNode node : List.of(anna, bob)) {
        node.awaitPeerActors(0);
        NodeStats.Connections connections = node.node.stats().connections();
        assertThat(connections.opened()).isEqualTo(1_010);
        assertThat(connections.open()).isZero();
        assertThat(connections.closed().values().stream().mapToLong(Long::longValue).sum())
            .isEqualTo(1_010);
      }
      // One of each connection would be 2,000.
      assertThat(Footprint.openDescriptors() - descriptors).isLessThan(50);
      // 4 KiB of each connection's end would be 8 MiB; what the recorder keeps is far less.
      assertThat(Footprint.heapInUse() - heap).isLessThan(8L * MEBIBYTE);
    }
  }

  @Test
  void aMessageThatTwoPeersSendAtTheSameTimeIsProcessedOnce() throws Exception {
    int messages = 2_000;
    List<Integer> processed = Collections.synchronizedList(new ArrayList<>());
    try (TcpNode node =
            new TcpNode(builder ->
                builder.handle(
                    "tx",
                    (message, peer) -> {
                      processed.add(Numbered.numberOf(message.payload()));
                      return Outcome.ignored();
                    }));
        ScriptedPeer anna = node.peer();
        ScriptedPeer bob = node.peer()) {
      CyclicBarrier start = new CyclicBarrier(2);
      BackgroundCall<?> one = BackgroundCall.run(() -> sendAll(anna, messages, start));
      BackgroundCall<?> other = BackgroundCall.run(() -> sendAll(bob, messages, start));
      assertThat(one.result()).isEqualTo(other.result());
      assertThat(processed)
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, messages).boxed().toList());
      assertThat(node.node.stats().messages().duplicates()).isEqualTo(messages);
    }
  }

  @Test
  void aReaderThatPausesForLessThanTheStallLimitGetsEverything() throws Exception {
    OutboxSettings outbox =
        new OutboxSettings(
            100, 64L * MEBIBYTE, MEBIBYTE, 4, Duration.ofSeconds(30), Duration.ofSeconds(60));
    NodeSettings settings = NodeSettings.DEFAULTS.withOutbox(outbox);
    try (TcpNode node = new TcpNode(builder -> builder.settings(settings));
        ScriptedPeer peer = node.peer()) {
      // More than the system's buffers take.
      for (int i = 0; i < 32; i++) {
        node.publish(Numbered.payload(i, MEBIBYTE));
      }
      node.pass(Duration.ofSeconds(29));
      assertThat(Numbered.receiveUntil(peer, 31)).hasSize(32);
      TcpNode.awaitProcessed(peer);
      assertThat(node.observer.closeReasons()).isEmpty();
    }
  }

  private static void comeAndGo(TcpNode anna, TcpNode bob, int times) {
    for (int i = 0; i < times; i++) {
      anna.node.connect(bob.address).join().close();
      anna.awaitPeerActors(0);
      bob.awaitPeerActors(0);
    }
  }

  private static void sendAll(ScriptedPeer peer, int messages, CyclicBarrier start)
      throws Exception {
    start.await();
    for (int i = 0; i < messages; i++) {
      peer.send("tx", Numbered.payload(i, 64));
    }
    TcpNode.awaitProcessed(peer);
  }

  /** Far ends that cost the test next to nothing. */
  private record Connections(List<Connection> all) implements AutoCloseable {

    static Connections dial(TcpNode node, int count) {
      return new Connections(IntStream.range(0, count).mapToObj(i -> node.dial()).toList());
    }

    void sendToAll(Bytes bytes) throws IOException {
      for (Connection connection : all) {
        ByteBuffer[] sources = {bytes.asByteBuffer()};
        while (sources[0].hasRemaining()) {
          connection.write(sources, 1);
        }
      }
    }

    @Override
    public void close() {
      all.forEach(Connection::close);
    }
  }
}
