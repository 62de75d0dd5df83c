package dev.p2p.app.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.ProtocolViolation;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Outcome;
import dev.p2p.api.PeerId;
import dev.p2p.api.PublishResult;
import dev.p2p.api.RemotePeer;
import dev.p2p.api.Violation;
import dev.p2p.bus.RingBufferEventBus;
import dev.p2p.core.Node;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.core.settings.OutboxSettings;
import dev.p2p.spi.Listener;
import dev.p2p.testkit.ManualTicker;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.RecordingObserver.Dropped;
import dev.p2p.testkit.RecordingObserver.Processed;
import dev.p2p.testkit.ScriptedPeer;
import dev.p2p.testkit.transport.BackgroundCall;
import dev.p2p.transport.nio.NioTransport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The ten points of the document this project was created from, each shown end to end over TCP;
 * docs/seed.md has the points.
 */
@Timeout(60)
final class SeedTest {

  private static final int MEBIBYTE = 1 << 20;

  @Nested
  @DisplayName("seed 1 and 3: actors and their ends")
  class Actors {

    @Test
    void everyConnectionHasTwoActorsWhichEndWithIt() throws Exception {
      try (TcpNode node = new TcpNode();
          ScriptedPeer anna = node.peer();
          ScriptedPeer bob = node.peer()) {
        assertThat(node.peerActors()).isEqualTo(4);
        anna.close();
        node.awaitPeerActors(2);
        TcpNode.awaitProcessed(bob);
        bob.close();
        node.awaitPeerActors(0);
      }
    }

    @Test
    void aFatalErrorOfTheReaderEndsTheWriterToo() throws Exception {
      try (TcpNode node = new TcpNode();
          ScriptedPeer peer = node.peer()) {
        peer.sendBytes(Frames.breaking(Violation.Kind.BAD_CHECKSUM));
        node.awaitPeerActors(0);
        assertThat(peer.awaitEnd()).isZero();
        assertThat(node.publish("to nobody")).isEqualTo(new PublishResult.Offered(0, 0, 0));
        assertThat(node.observer.closeReasons())
            .singleElement()
            .isInstanceOf(ProtocolViolation.class);
      }
    }

    @Test
    void aFatalErrorOfTheWriterEndsTheReaderToo() throws Exception {
      BlockedHandler handler = new BlockedHandler();
      try (TcpNode node = new TcpNode(builder -> builder.handle("tx", handler::handle))) {
        ScriptedPeer peer = node.peer();
        peer.send("tx", Bytes.utf8("one")).send("tx", Bytes.utf8("two"));
        handler.awaitCalled();
        // The Reader is in its handler: only the Writer can notice that the peer is gone.
        peer.close();
        for (int i = 0; node.observer.closeReasons().isEmpty(); i++) {
          node.publish("news " + i);
        }
        assertThat(node.node.peers()).isEmpty();
        handler.release();
        node.awaitPeerActors(0);
        assertThat(handler.calls()).isEqualTo(1);
        assertThat(node.observer.closeReasons())
            .singleElement()
            .isInstanceOf(CloseReason.ConnectionFailed.class);
      }
    }
  }

  @Nested
  @DisplayName("seed 2: Reader and Writer are decoupled")
  class Decoupling {

    @Test
    void aPeerThatReadsNothingStillHasItsMessagesProcessed() throws Exception {
      try (TcpNode node = new TcpNode();
          ScriptedPeer peer = node.peer()) {
        // More than the system's buffers take.
        for (int i = 0; i < 32; i++) {
          node.publish(Numbered.payload(i, MEBIBYTE));
        }
        peer.send("tx", Bytes.utf8("still heard"));
        assertThat(node.observer.awaitFirst(Processed.class).message().payload())
            .isEqualTo(Bytes.utf8("still heard"));
        assertThat(node.node.stats().traffic().bytesOut()).isLessThan(32L * MEBIBYTE);
      }
    }

    @Test
    void aPeerWhoseHandlerBlocksStillGetsGossip() throws Exception {
      BlockedHandler handler = new BlockedHandler();
      try (TcpNode node = new TcpNode(builder -> builder.handle("tx", handler::handle));
          ScriptedPeer peer = node.peer()) {
        peer.send("tx", Bytes.utf8("long work"));
        handler.awaitCalled();
        node.publish("news");
        assertThat(peer.expect("tx").payload()).isEqualTo(Bytes.utf8("news"));
        handler.release();
        TcpNode.awaitProcessed(peer);
      }
    }
  }

  @Nested
  @DisplayName("seed 4, 5 and 6: frames, their checks, and the MessageProcessor behind them")
  class Reading {

    private final BlockingQueue<Bytes> processed = new LinkedBlockingQueue<>();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void framesTornAnywhereArriveWholeAndInOrder(long seed) throws Exception {
      SplittableRandom random = new SplittableRandom(seed);
      List<Bytes> payloads =
          IntStream.range(0, 300)
              .mapToObj(i -> Numbered.payload(i, 4 + random.nextInt(3_000)))
              .toList();
      Bytes stream =
          Frames.concat(
              payloads.stream().map(each -> Frames.frame("tx", each)).toArray(Bytes[]::new));
      try (TcpNode node = recording();
          ScriptedPeer peer = node.peer()) {
        int from = 0;
        while (from < stream.length()) {
          int count = Math.min(1 + random.nextInt(2_000), stream.length() - from);
          peer.sendBytes(stream.slice(from, count));
          from += count;
        }
        for (Bytes payload : payloads) {
          assertThat(processed.take()).isEqualTo(payload);
        }
      }
    }

    @ParameterizedTest
    @EnumSource(
        value = Violation.Kind.class,
        names = {"TOO_LONG", "BAD_MAGIC", "BAD_CHECKSUM", "UNROUTABLE_TOPIC"})
    void onlyWhatPassesAllChecksIsProcessedAndTheRestEndsThePeer(Violation.Kind rule)
        throws Exception {
      try (TcpNode node = recording();
          ScriptedPeer peer = node.peer()) {
        peer.send("tx", Bytes.utf8("good"))
            .sendBytes(Frames.breaking(rule))
            .sendBytes(Frames.frame("tx", Bytes.utf8("too late")));
        assertThat(peer.awaitEnd()).isZero();
        node.awaitPeerActors(0);
        assertThat(processed).containsExactly(Bytes.utf8("good"));
        assertThat(node.observer.closeReasons())
            .singleElement()
            .extracting(CloseReason::kind)
            .isEqualTo("ProtocolViolation." + rule);
      }
    }

    private TcpNode recording() {
      return new TcpNode(builder -> builder.processor(this::process));
    }

    private Outcome process(Message message, RemotePeer peer) {
      processed.add(message.payload());
      return Outcome.ignored();
    }
  }

  @Nested
  @DisplayName("seed 7 and 9: delivery to one node")
  class DirectedDelivery {

    @Test
    void aResponseGoesToTheWriterOfTheSameConnectionOnly() throws Exception {
      try (TcpNode node = new TcpNode();
          ScriptedPeer anna = node.peer();
          ScriptedPeer bob = node.peer()) {
        anna.send("ping", Bytes.EMPTY);
        anna.expect("pong");
        node.publish("marker");
        assertThat(anna.next().payload()).isEqualTo(Bytes.utf8("marker"));
        assertThat(bob.next().payload()).isEqualTo(Bytes.utf8("marker"));
      }
    }

    @Test
    void aMessageCanBeSentToOneNodeAlone() throws Exception {
      try (TcpNode node = new TcpNode();
          ScriptedPeer anna = node.peer();
          ScriptedPeer bob = node.peer()) {
        RemotePeer toBob = node.node.peers().getLast();
        assertThat(toBob.send(node.tx(Bytes.utf8("for bob")))).isTrue();
        assertThat(bob.next().payload()).isEqualTo(Bytes.utf8("for bob"));
        node.publish("marker");
        assertThat(anna.next().payload()).isEqualTo(Bytes.utf8("marker"));
        assertThat(bob.next().payload()).isEqualTo(Bytes.utf8("marker"));
      }
    }
  }

  @Nested
  @DisplayName("seed 8: gossip reaches the rings of all Writers")
  class Gossip {

    private static final int MESSAGES = 20_000;

    @Test
    void everyPeerGetsAllThatOneComponentPublishesInOrderWhereTheRingsHaveRoom() throws Exception {
      try (TcpNode node = withRingOf(MESSAGES);
          ScriptedPeer anna = node.peer();
          ScriptedPeer bob = node.peer();
          ScriptedPeer carl = node.peer();
          ScriptedPeer dora = node.peer()) {
        List<Integer> all = IntStream.range(0, MESSAGES).boxed().toList();
        for (List<Integer> received : gossip(node, List.of(anna, bob, carl, dora))) {
          assertThat(received).isEqualTo(all);
        }
        assertThat(node.node.stats().droppedTotal()).isZero();
      }
    }

    @Test
    void everyPeerGetsInOrderWhatIsNotCountedAsDroppedWhereTheRingsAreTiny() throws Exception {
      try (TcpNode node = withRingOf(64);
          ScriptedPeer anna = node.peer();
          ScriptedPeer bob = node.peer();
          ScriptedPeer carl = node.peer();
          ScriptedPeer dora = node.peer()) {
        List<RemotePeer> peers = node.node.peers();
        List<List<Integer>> received = gossip(node, List.of(anna, bob, carl, dora));
        List<Dropped> dropped = node.observer.all(Dropped.class);
        for (int i = 0; i < peers.size(); i++) {
          PeerId id = peers.get(i).info().id();
          long lost = dropped.stream().filter(each -> each.peer().equals(id)).count();
          assertThat(received.get(i)).isSorted().doesNotHaveDuplicates();
          assertThat(received.get(i).size() + lost).isEqualTo(MESSAGES);
        }
      }
    }

    private static TcpNode withRingOf(int messages) {
      OutboxSettings defaults = OutboxSettings.DEFAULTS;
      OutboxSettings outbox =
          new OutboxSettings(
              messages,
              defaults.gossipBytesMax(),
              defaults.directedBytesMax(),
              defaults.answersPendingMax(),
              defaults.stallLimit(),
              defaults.fullLimit());
      return new TcpNode(builder -> builder.settings(NodeSettings.DEFAULTS.withOutbox(outbox)));
    }

    /** Publishes while all peers read; the newest never gives way, so each gets the last one. */
    private static List<List<Integer>> gossip(TcpNode node, List<ScriptedPeer> peers)
        throws Exception {
      List<BackgroundCall<List<Integer>>> readings = new ArrayList<>();
      for (ScriptedPeer peer : peers) {
        readings.add(BackgroundCall.start(() -> Numbered.receiveUntil(peer, MESSAGES - 1)));
      }
      for (int i = 0; i < MESSAGES; i++) {
        node.publish(Numbered.payload(i, 256));
      }
      List<List<Integer>> received = new ArrayList<>();
      for (BackgroundCall<List<Integer>> reading : readings) {
        received.add(reading.result());
      }
      return received;
    }
  }

  @Nested
  @DisplayName("seed 10: the wire protocol, byte for byte")
  class Protocol {

    /** Magic of the testnet and a reserved field of 0, behind the length. */
    private static final String TESTNET = "416e7474" + "0000000000000000";

    /** Version 0.4.3, at the manual clock's 2026-01-01, services 1. */
    private static final String VERSION =
        "2500000000000000"
            + TESTNET
            + "d8187906"
            + "00"
            + "00040300"
            + "00b9556900000000"
            + "0100000000000000";

    private static final String VERACK = "1100000000000000" + TESTNET + "ee155ace" + "01";
    private static final String MEMPOOL = "1100000000000000" + TESTNET + "cc82403c" + "0d";
    private static final String PING = "1100000000000000" + TESTNET + "bb30a42c" + "02";
    private static final String PONG = "1100000000000000" + TESTNET + "e88bd757" + "03";

    /**
     * With the block that says who we are: nonce, no listening port, the capabilities to repair and
     * to number answers, "p2p".
     */
    private static final String OUR_VERACK =
        "3300000000000000"
            + TESTNET
            + "1f939903"
            + "01"
            + "5032504e01"
            + "01080807060504030201"
            + "02020000"
            + "03080300000000000000"
            + "0403703270";

    @Test
    void aDiallersHandshakeAndItsPongAreTheseBytes() throws Exception {
      NioTransport transport = new NioTransport();
      try (Listener listener = transport.listen(NodeAddress.parse("127.0.0.1:0"));
          RingBufferEventBus bus = new RingBufferEventBus(new ManualTicker());
          Node node =
              Node.builder()
                  .wire(TcpNode.WIRE)
                  .transport(transport)
                  .bus(bus)
                  .time(new ManualTime())
                  .random(() -> 0x0102030405060708L)
                  .start()) {
        var dial = node.connect(listener.localAddress());
        try (ScriptedPeer peer = new ScriptedPeer(listener.accept().orElseThrow(), TcpNode.WIRE)) {
          assertNextBytes(peer, VERSION);
          peer.sendBytes(Bytes.hex(VERACK + VERSION));
          assertNextBytes(peer, OUR_VERACK + MEMPOOL);
          peer.sendBytes(Bytes.hex(PING));
          assertNextBytes(peer, PONG);
          assertThat(dial.join().info().services()).isEqualTo(1);
        }
      }
    }

    private static void assertNextBytes(ScriptedPeer peer, String hex) throws IOException {
      ByteBuffer bytes = ByteBuffer.allocate(hex.length() / 2);
      while (bytes.hasRemaining() && peer.connection().read(bytes) > 0) {
        // read on
      }
      assertThat(Bytes.copyOf(bytes.flip()).toHex()).isEqualTo(hex);
    }
  }
}
