package dev.p2p.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.core.settings.OutboxSettings;
import dev.p2p.spi.DropReason;
import dev.p2p.testkit.RecordingObserver.Dropped;
import dev.p2p.testkit.ScriptedPeer;
import dev.p2p.testkit.memory.MemoryTransport;
import dev.p2p.testkit.transport.BackgroundCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One publisher, four peers: nothing is lost that is not counted, nothing is out of order. */
@Timeout(120)
final class NodeDeliveryTest {

  private static final int MESSAGES = 20_000;
  private static final int PEERS = 4;
  private static final List<Integer> ALL = IntStream.range(0, MESSAGES).boxed().toList();

  @Test
  void everyPublishedMessageArrivesInOrderAtEveryPeerWithARoomyOutbox() throws Exception {
    try (TestNode node = node(64 << 10, MESSAGES)) {
      List<ScriptedPeer> peers = connect(node);
      List<BackgroundCall<List<Integer>>> readers = startReading(peers);
      publishAll(node);
      for (BackgroundCall<List<Integer>> reader : readers) {
        assertThat(reader.result()).isEqualTo(ALL);
      }
      assertThat(node.node.stats().droppedTotal()).isZero();
      peers.forEach(ScriptedPeer::close);
    }
  }

  @Test
  void everyPublishedMessageArrivesInOrderOrIsCountedWhilePeersReadFromATinyRing()
      throws Exception {
    try (TestNode node = node(64 << 10, 16)) {
      List<ScriptedPeer> peers = connect(node);
      List<BackgroundCall<List<Integer>>> readers = startReading(peers);
      publishAll(node);
      assertAllAreAccountedFor(node, readers);
      peers.forEach(ScriptedPeer::close);
    }
  }

  @Test
  void everyPublishedMessageArrivesInOrderOrIsCountedWhenPeersReadTooLate() throws Exception {
    try (TestNode node = node(1_024, 16)) {
      List<ScriptedPeer> peers = connect(node);
      publishAll(node);
      assertAllAreAccountedFor(node, startReading(peers));
      assertThat(node.node.stats().droppedTotal()).isGreaterThan(PEERS * (MESSAGES - 1_000L));
      peers.forEach(ScriptedPeer::close);
    }
  }

  private static TestNode node(int connectionBytes, int ringMessages) {
    Duration hour = Duration.ofHours(1);
    NodeSettings settings =
        NodeSettings.DEFAULTS.withOutbox(
            new OutboxSettings(ringMessages, 16 << 20, 1 << 20, 4, hour, hour));
    return new TestNode(
        new MemoryTransport(connectionBytes), 1, builder -> builder.settings(settings));
  }

  private static List<ScriptedPeer> connect(TestNode node) throws InterruptedException {
    List<ScriptedPeer> peers = new ArrayList<>();
    for (int i = 0; i < PEERS; i++) {
      peers.add(node.peer());
    }
    return peers;
  }

  private static void publishAll(TestNode node) {
    ALL.forEach(number -> node.publish(String.valueOf(number)));
  }

  private static List<BackgroundCall<List<Integer>>> startReading(List<ScriptedPeer> peers) {
    return peers.stream().map(peer -> BackgroundCall.start(() -> readToTheLast(peer))).toList();
  }

  /** What arrives, up to the last message, which nothing can displace. */
  private static List<Integer> readToTheLast(ScriptedPeer peer) {
    List<Integer> received = new ArrayList<>();
    int number = -1;
    while (number != MESSAGES - 1) {
      number = number(peer.expect("tx"));
      received.add(number);
    }
    return received;
  }

  private static int number(Message message) {
    return Integer.parseInt(new String(message.payload().toByteArray(), UTF_8));
  }

  private static void assertAllAreAccountedFor(
      TestNode node, List<BackgroundCall<List<Integer>>> readers) throws Exception {
    List<Dropped> drops = node.observer.all(Dropped.class);
    assertThat(drops).allMatch(drop -> drop.reason() == DropReason.DISPLACED);
    // Peers join in the order they were dialled.
    for (int i = 0; i < PEERS; i++) {
      var id = node.node.peers().get(i).info().id();
      List<Integer> received = readers.get(i).result();
      long displaced = drops.stream().filter(drop -> drop.peer().equals(id)).count();
      assertThat(received).isSorted().doesNotHaveDuplicates();
      assertThat(received.size() + displaced).isEqualTo(MESSAGES);
    }
  }
}
