package dev.p2p.core;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.MessageFactory;
import dev.p2p.api.PublishResult;
import dev.p2p.api.PublishResult.Offered;
import dev.p2p.api.StandardTopics;
import dev.p2p.bus.RingBufferEventBus;
import dev.p2p.core.observe.OutboxUsage;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.core.settings.OutboxSettings;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.VersionPayload;
import dev.p2p.testkit.ManualTicker;
import dev.p2p.testkit.ScriptedPeer;
import dev.p2p.testkit.memory.MemoryTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a publisher is told became of its message, by a peer that has stopped reading. */
@Timeout(60)
final class NodePublishTest {

  private static final Duration LONG = Duration.ofHours(1);

  /** See DuskProfiles. */
  private static final long VOUCHER_SERVICES = 3;

  private static final NodeSettings RING_OF_2 =
      NodeSettings.DEFAULTS.withOutbox(new OutboxSettings(2, 1 << 20, 1 << 20, 4, LONG, LONG));

  @Test
  void itIsToldOfThoseThatTookItThatGaveSomethingUpForItAndThatDidNotTakeIt() throws Exception {
    try (TestNode node = tight();
        ScriptedPeer peer = node.peer()) {
      stall(node);
      assertThat(publish(node, "tx", "1")).isEqualTo(new Offered(1, 0, 0));
      assertThat(publish(node, "tx", "2")).isEqualTo(new Offered(1, 0, 0));
      assertThat(publish(node, "tx", "3")).isEqualTo(new Offered(1, 1, 0));
      assertThat(publish(node, "picky", "4")).isEqualTo(new Offered(0, 0, 1));
      assertThat(node.node.stats().dropped())
          .containsOnlyKeys("tx/DISPLACED", "picky/REFUSED")
          .containsValues(1L, 1L);
      peer.expect("tx");
      assertThat(peer.expect("tx").payload()).isEqualTo(Bytes.utf8("2"));
    }
  }

  @Test
  void theLatestOfAKindTakesThePlaceOfTheOneBeforeAndThatIsToldAndCounted() throws Exception {
    try (TestNode node = tight();
        ScriptedPeer peer = node.peer()) {
      stall(node);
      assertThat(publish(node, "position", "a1")).isEqualTo(new Offered(1, 0, 0));
      assertThat(publish(node, "position", "b1")).isEqualTo(new Offered(1, 0, 0));
      assertThat(publish(node, "position", "a2")).isEqualTo(new Offered(1, 1, 0));
      assertThat(node.node.stats().dropped()).containsOnlyKeys("position/SUPERSEDED");
      peer.expect("tx");
      assertThat(peer.expect("position").payload()).isEqualTo(Bytes.utf8("a2"));
      assertThat(peer.expect("position").payload()).isEqualTo(Bytes.utf8("b1"));
    }
  }

  @Test
  void whatIsPublishedTogetherComesToEveryPeerInOrder() throws Exception {
    try (TestNode node = new TestNode();
        ScriptedPeer anna = node.peer();
        ScriptedPeer berta = node.peer()) {
      List<Message> messages = IntStream.range(0, 200).mapToObj(i -> node.tx("" + i)).toList();

      assertThat(node.node.publishAll(messages)).hasSize(200).containsOnly(new Offered(2, 0, 0));

      for (ScriptedPeer peer : List.of(anna, berta)) {
        for (Message message : messages) {
          assertThat(peer.expect("tx").id()).isEqualTo(message.id());
        }
      }
    }
  }

  @Test
  void whatIsPublishedTogetherIsLookedAtBeforeAnyOfItWaits() throws Exception {
    Waiting waiting = new Waiting();
    try (TestNode node = tight(waiting);
        ScriptedPeer peer = node.peer()) {
      stall(node);
      waiting.node = node.node;
      List<Message> messages = Stream.of("a", "b").map(text -> position(node, text)).toList();

      assertThat(node.node.publishAll(messages)).hasSize(2).containsOnly(new Offered(1, 0, 0));

      // One by one, the first would wait when the second is looked at.
      assertThat(waiting.messages).containsExactly(0, 0);
      peer.expect("tx");
      assertThat(peer.expect("position").payload()).isEqualTo(Bytes.utf8("a"));
      assertThat(peer.expect("position").payload()).isEqualTo(Bytes.utf8("b"));
    }
  }

  @Test
  void oneThatWasPublishedBeforeIsRejectedAndThoseWithItAreNot() throws Exception {
    try (TestNode node = new TestNode();
        ScriptedPeer peer = node.peer()) {
      Message one = node.tx("1");

      List<PublishResult> results = node.node.publishAll(List.of(one, one, node.tx("2")));

      assertThat(results.get(0)).isEqualTo(new Offered(1, 0, 0));
      assertThat(results.get(1)).isInstanceOf(PublishResult.Rejected.class);
      assertThat(results.get(2)).isEqualTo(new Offered(1, 0, 0));
      assertThat(peer.expect("tx").payload()).isEqualTo(Bytes.utf8("1"));
      assertThat(peer.expect("tx").payload()).isEqualTo(Bytes.utf8("2"));
    }
  }

  @Test
  void ofWhatIsPublishedTogetherAPeerIsSentWhatIsForItsKindOfNode() throws Exception {
    try (TestNode node = new TestNode();
        ScriptedPeer full = node.peer();
        ScriptedPeer voucher = node.dial()) {
      joinAsVoucher(node, voucher);
      MessageFactory make = node.node.messages();
      Message challenge = make.create("challenge", Bytes.utf8("?"));

      List<Message> messages = List.of(node.tx("1"), challenge, node.tx("2"));

      assertThat(node.node.publishAll(messages))
          .containsExactly(new Offered(1, 0, 0), new Offered(2, 0, 0), new Offered(1, 0, 0));
      // A challenge may overtake the others.
      assertThat(List.of(full.next().id(), full.next().id(), full.next().id()))
          .containsExactlyInAnyOrderElementsOf(messages.stream().map(Message::id).toList());
      assertThat(voucher.expect("challenge").id()).isEqualTo(challenge.id());
    }
  }

  @Test
  void kindsAreForTopicsThatKeepTheLatest() {
    NodeBuilder builder = builder().kind("tx", message -> Bytes.EMPTY);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(builder::start)
        .withMessage("topic tx must have overflow KEEP_LATEST to have kinds, has DROP_OLDEST");
  }

  @Test
  void kindsAreForTopicsThereAre() {
    NodeBuilder builder = builder().kind("nonsense", message -> Bytes.EMPTY);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(builder::start)
        .withMessageContaining("nonsense");
  }

  /** A node whose peers may speak of few topics with it. */
  private static void joinAsVoucher(TestNode node, ScriptedPeer peer) throws Exception {
    VersionPayload version =
        new VersionPayload(TestWire.WIRE.profile().version(), 0, VOUCHER_SERVICES);
    peer.send(StandardTopics.VERSION, TestWire.WIRE.handshake().encodeVersion(version));
    peer.expect(StandardTopics.VERACK);
    peer.expect(StandardTopics.VERSION);
    peer.send(StandardTopics.VERACK, Bytes.EMPTY);
    peer.expect(StandardTopics.MEMPOOL);
    node.observer.await(NodeEvent.Connected.class, 2);
  }

  private static NodeBuilder builder() {
    return Node.builder()
        .wire(TestWire.WIRE)
        .transport(new MemoryTransport())
        .bus(new RingBufferEventBus(new ManualTicker()));
  }

  private static PublishResult publish(TestNode node, String topicName, String text) {
    return node.node.publish(node.node.messages().create(topicName, Bytes.utf8(text)));
  }

  private static Message position(TestNode node, String text) {
    return node.node.messages().create("position", Bytes.utf8(text));
  }

  /** A node whose peers must read to be sent anything of size. */
  private static TestNode tight() {
    return tight(message -> message.payload().slice(0, 1));
  }

  private static TestNode tight(Function<Message, Bytes> kindOfPosition) {
    return new TestNode(
        new MemoryTransport(1_024),
        1,
        builder -> builder.settings(RING_OF_2).kind("position", kindOfPosition));
  }

  /** Each message a kind of its own; how many wait for the peers when its kind is asked for. */
  private static final class Waiting implements Function<Message, Bytes> {

    private final List<Integer> messages = new ArrayList<>();

    /** Set before anything with a kind is published. */
    private @Nullable Node node;

    @Override
    public Bytes apply(Message message) {
      var outboxes = requireNonNull(node).usage().outboxes().values();
      messages.add(outboxes.stream().mapToInt(OutboxUsage::gossipMessages).sum());
      return message.payload();
    }
  }

  /** Gives the Writer more than the connection takes, and waits until it has begun with it. */
  private static void stall(TestNode node) {
    node.node.publish(node.node.messages().create("tx", Bytes.wrap(new byte[10_000])));
    node.threads.awaitRest();
  }
}
