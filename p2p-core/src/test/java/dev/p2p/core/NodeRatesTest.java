package dev.p2p.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason.ClosedByApplication;
import dev.p2p.api.Message;
import dev.p2p.api.Offence;
import dev.p2p.core.observe.NodeStats;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.core.settings.Rate;
import dev.p2p.core.settings.RateSettings;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.RecordingHandler;
import dev.p2p.testkit.RecordingObserver.Duplicate;
import dev.p2p.testkit.RecordingObserver.HeldUp;
import dev.p2p.testkit.ScriptedPeer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a peer that is faster than its rates, and of the others. */
@Timeout(60)
final class NodeRatesTest {

  private static final Duration TICK = Duration.ofMillis(100);

  /** Ten messages of gossip a second, ten at once. */
  private static final RateSettings TEN_A_SECOND =
      RateSettings.DEFAULTS.withGossip(new Rate(10, 0)).withBurst(Duration.ofSeconds(1));

  private final RecordingHandler handler = new RecordingHandler().willIgnore();

  @Test
  void aFloodOfDistinctMessagesIsSlowedToItsRateAndNothingOfItIsLost() throws Exception {
    try (TestNode node = node(TEN_A_SECOND);
        ScriptedPeer flooder = node.peer()) {
      List<Message> flood = distinct("flood", 40);
      send(node, flooder, flood);
      assertThat(handler.messages()).hasSize(10);
      pass(node, 10);
      assertThat(handler.messages()).hasSize(20);
      pass(node, 20);
      assertThat(handler.messages()).isEqualTo(flood);
      assertThat(node.observer.closeReasons()).isEmpty();
      NodeStats stats = node.node.stats();
      assertThat(stats.heldUp().messages().toString()).isEqualTo("{tx=30}");
      assertThat(stats.heldUp().took()).isEqualTo(Duration.ofSeconds(3));
      assertThat(stats.droppedTotal()).isZero();
    }
  }

  @Test
  void whileOnePeerIsHeldUpTheOthersAreNot() throws Exception {
    try (TestNode node = node(TEN_A_SECOND);
        ScriptedPeer flooder = node.peer();
        ScriptedPeer other = node.peer()) {
      send(node, flooder, distinct("flood", 40));
      List<Message> news = distinct("news", 10);
      send(node, other, news);
      other.send("ping", Bytes.EMPTY).expect("pong");
      assertThat(handler.messages()).hasSize(20).endsWith(news.toArray(Message[]::new));
      assertThat(node.observer.all(HeldUp.class)).isEmpty();
    }
  }

  @Test
  void aFloodOfOneMessageCountsWithEveryCopy() throws Exception {
    try (TestNode node = node(TEN_A_SECOND);
        ScriptedPeer flooder = node.peer()) {
      send(node, flooder, IntStream.range(0, 40).mapToObj(i -> TestWire.tx("same")).toList());
      assertThat(node.observer.all(Duplicate.class)).hasSize(9);
      pass(node, 10);
      assertThat(node.observer.all(Duplicate.class)).hasSize(19);
      pass(node, 20);
      assertThat(node.observer.all(Duplicate.class)).hasSize(39);
      assertThat(handler.messages()).hasSize(1);
    }
  }

  @Test
  void aFloodOfBytesIsSlowedAsWell() throws Exception {
    Message large = TestWire.message("tx", 10_000);
    RateSettings oneASecond = TEN_A_SECOND.withGossip(new Rate(0, large.frame().length()));
    try (TestNode node = node(oneASecond);
        ScriptedPeer flooder = node.peer()) {
      send(node, flooder, List.of(large, large, large));
      assertThat(node.observer.all(Duplicate.class)).isEmpty();
      pass(node, 10);
      assertThat(node.observer.all(Duplicate.class)).hasSize(1);
      pass(node, 10);
      assertThat(node.observer.all(Duplicate.class)).hasSize(2);
    }
  }

  @Test
  void aFloodOfRequestsIsSlowedByDefault() throws Exception {
    try (TestNode node = new TestNode(builder -> builder.handle("mempool", handler));
        ScriptedPeer flooder = node.peer()) {
      Message request = flooder.message("mempool", Bytes.EMPTY);
      send(node, flooder, IntStream.range(0, 1_200).mapToObj(i -> request).toList());
      assertThat(handler.messages()).hasSize(1_000);
      pass(node, 10);
      assertThat(handler.messages()).hasSize(1_100);
      pass(node, 10);
      assertThat(handler.messages()).hasSize(1_200);
    }
  }

  @Test
  void whatANetworkGossipsIsNotHeldUpByDefault() throws Exception {
    try (TestNode node = new TestNode(builder -> builder.handle("tx", handler));
        ScriptedPeer busy = node.peer()) {
      for (int i = 0; i < 100; i++) {
        busy.sendBytes(frames(distinct("part " + i + " message ", 200)));
      }
      handler.await(20_000);
      assertThat(node.observer.all(HeldUp.class)).isEmpty();
    }
  }

  @Test
  void whoIsHeldUpIsNeitherPingedNorClosedAsSilentHoweverLongItTakes() throws Exception {
    Message large = TestWire.message("tx", 10_000);
    // One takes 100 s.
    RateSettings slow = TEN_A_SECOND.withGossip(new Rate(0, large.frame().length() / 100));
    try (TestNode node = node(slow);
        ScriptedPeer flooder = node.peer()) {
      send(node, flooder, List.of(large));
      for (int i = 0; i < 98; i++) {
        node.pass(Duration.ofSeconds(1));
      }
      assertThat(handler.messages()).isEmpty();
      node.publish("no ping before this");
      assertThat(flooder.next().payload()).isEqualTo(Bytes.utf8("no ping before this"));
      for (int i = 0; i < 30; i++) {
        node.pass(Duration.ofSeconds(1));
      }
      assertThat(handler.messages()).hasSize(1);
      assertThat(node.observer.closeReasons()).isEmpty();
    }
  }

  @Test
  void whoFloodsPaysAfterAWhileAndOnceASecond() throws Exception {
    try (TestNode node = node(TEN_A_SECOND);
        ScriptedPeer flooder = node.peer()) {
      send(node, flooder, distinct("flood", 200));
      pass(node, 49);
      assertThat(penalties(node)).isEmpty();
      pass(node, 1);
      assertThat(penalties(node)).hasSize(1);
      pass(node, 50);
      List<NodeEvent.Penalised> paid = penalties(node);
      assertThat(paid).hasSize(6);
      assertThat(paid).extracting(NodeEvent.Penalised::offence).containsOnly(Offence.FLOOD);
      assertThat(paid)
          .extracting(NodeEvent.Penalised::count)
          .containsExactly(50L, 10L, 10L, 10L, 10L, 10L);
      assertThat(paid.getFirst().peer()).isEqualTo(node.node.peers().getFirst().info().id());
      assertThat(paid.getLast().detail())
          .isEqualTo("faster than its rates: 10 messages held up for 1000 ms, now a tx");
      assertThat(node.node.stats().penalties().toString()).isEqualTo("{FLOOD=100}");
    }
  }

  @Test
  void aBurstNowAndThenIsNoOffence() throws Exception {
    try (TestNode node = node(TEN_A_SECOND);
        ScriptedPeer peer = node.peer()) {
      for (int i = 0; i < 5; i++) {
        send(node, peer, distinct("burst " + i + " message ", 40));
        pass(node, 80);
      }
      assertThat(handler.messages()).hasSize(200);
      assertThat(node.node.stats().heldUp().messages()).isNotEmpty();
      assertThat(penalties(node)).isEmpty();
    }
  }

  @Test
  void whoIsHeldUpCanBeLeftWithoutDelay() throws Exception {
    try (TestNode node = node(TEN_A_SECOND);
        ScriptedPeer flooder = node.peer()) {
      send(node, flooder, distinct("flood", 40));
      node.node.peers().getFirst().close();
      flooder.awaitEnd();
      flooder.close();
      node.awaitActors(1);
      assertThat(node.observer.closeReasons()).containsExactly(new ClosedByApplication());
      assertThat(node.observer.all(HeldUp.class)).hasSize(1);
    }
  }

  private TestNode node(RateSettings rates) {
    return new TestNode(
        builder -> builder.settings(NodeSettings.DEFAULTS.withRates(rates)).handle("tx", handler));
  }

  /** Sends all of them together, and waits until nothing happens any more. */
  private static void send(TestNode node, ScriptedPeer peer, List<Message> messages) {
    node.threads.awaitRest();
    peer.sendBytes(frames(messages));
    node.threads.awaitRest();
  }

  private static void pass(TestNode node, int ticks) {
    for (int i = 0; i < ticks; i++) {
      node.pass(TICK);
    }
  }

  private static List<NodeEvent.Penalised> penalties(TestNode node) {
    return node.observer.all(NodeEvent.Penalised.class);
  }

  private static List<Message> distinct(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> TestWire.tx(name + i)).toList();
  }

  private static Bytes frames(List<Message> messages) {
    byte[] all = new byte[messages.stream().mapToInt(m -> m.frame().length()).sum()];
    int end = 0;
    for (Message message : messages) {
      message.frame().copyTo(all, end);
      end += message.frame().length();
    }
    return Bytes.wrap(all);
  }
}
