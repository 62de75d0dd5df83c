package dev.p2p.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.p2p.api.Bytes;
import dev.p2p.api.ChainHash;
import dev.p2p.api.InventoryItem;
import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.Origin;
import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.Priority;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicPair;
import dev.p2p.api.TopicPolicy;
import dev.p2p.api.TopicTable;
import dev.p2p.api.Violation;
import dev.p2p.api.WireProfile;
import dev.p2p.spi.Decoded;
import dev.p2p.spi.IdRange;
import dev.p2p.spi.InventoryCodec;
import dev.p2p.spi.RepairCodec;
import dev.p2p.spi.RepairCodec.Comparison;
import dev.p2p.spi.RepairCodec.Listing;
import dev.p2p.spi.RepairCodec.Summary;
import dev.p2p.spi.VersionPayload;
import dev.p2p.spi.WireProtocol;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link WireProtocol} must be: a profile a node can run on, in agreement with its own
 * frames, to which topics can be added. An adapter's test extends this, and {@link
 * FrameCodecContract}, {@link FrameDecoderContract}, {@link HandshakeCodecContract}, {@link
 * InventoryCodecContract} and {@link RepairCodecContract}.
 */
public abstract class WireProtocolContract {

  private static final int NUMBER = 200;
  private static final int ODD_PAYLOADS = 100;

  /** For the adapter's test. */
  protected WireProtocolContract() {}

  /** The protocol to test; number 200 and the names "contract" and "other" are not taken in it. */
  protected abstract WireProtocol protocol();

  @Test
  void theProfileHasTheTopicsANodeSpeaksItself() {
    TopicTable topics = protocol().profile().topics();
    for (String name :
        new String[] {
          StandardTopics.VERSION, StandardTopics.VERACK, StandardTopics.PING, StandardTopics.PONG
        }) {
      assertThat(topics.find(name)).as(name).isPresent();
    }
    assertThat(topics.named(StandardTopics.PING).policy().routable()).isTrue();
    assertThat(topics.named(StandardTopics.PONG).policy().routable()).isTrue();
  }

  @Test
  void nodesOfTheProfileAcceptEachOtherAndHearEachOthersPings() {
    WireProfile profile = protocol().profile();

    assertThat(profile.serviceRules().accepts(profile.services())).isTrue();
    for (String name : new String[] {StandardTopics.PING, StandardTopics.PONG}) {
      assertThat(profile.serviceRules().routes(profile.services(), profile.topics().named(name)))
          .as(name)
          .isTrue();
    }
  }

  @Test
  void whatNodesSayInTheHandshakeFitsItsTopics() {
    WireProfile profile = protocol().profile();
    Bytes version =
        protocol()
            .handshake()
            .encodeVersion(new VersionPayload(profile.version(), -1, profile.services()));
    String software = "x".repeat(NodeIdentity.SOFTWARE_BYTES_MAX);
    Bytes verAck = protocol().handshake().encodeVerAck(new NodeIdentity(-1, 65_535, -1, software));

    assertThat(
            encode(protocol(), profile.topics().named(StandardTopics.VERSION), version).payload())
        .isEqualTo(version);
    assertThat(encode(protocol(), profile.topics().named(StandardTopics.VERACK), verAck).payload())
        .isEqualTo(verAck);
  }

  @Test
  void whatNodesSayOfTheirMessagesFitsItsTopics() {
    MessageId last = new MessageId(-1, -1, -1, -1);
    RepairCodec repairs = protocol().repairs();
    Bytes ids = repairs.encodeIds(Collections.nCopies(RepairCodec.IDS_MAX, last));
    Summary summary = new Summary(IdRange.ALL, Integer.MAX_VALUE, -1, -1);
    Bytes comparison =
        repairs.encodeComparison(
            new Comparison(-1, 0, Collections.nCopies(RepairCodec.SUMMARIES_MAX, summary)));
    List<MessageId> ascending =
        IntStream.range(0, RepairCodec.IDS_MAX).mapToObj(i -> new MessageId(i, 0, 0, 0)).toList();
    Bytes listing = repairs.encodeListing(new Listing(IdRange.ALL, ascending));

    requireFits(StandardTopics.HAVE, ids);
    requireFits(StandardTopics.WANT, ids);
    requireFits(StandardTopics.LACK, ids);
    requireFits(StandardTopics.COMPARE, comparison);
    requireFits(StandardTopics.LIST, listing);
  }

  @Test
  void whatNodesSayOfTransactionsAndBlocksFitsItsTopics() {
    InventoryCodec inventories = protocol().inventories();
    ChainHash last = new ChainHash(-1, -1, -1, -1);
    for (String name : new String[] {StandardTopics.INV, StandardTopics.GETDATA}) {
      protocol()
          .profile()
          .topics()
          .find(name)
          .ifPresent(topic -> {
            int max = inventories.itemsMax(topic.policy().maxPayloadBytes());
            List<InventoryItem> items = Collections.nCopies(max, InventoryItem.block(last));
            assertThat(max).as("items in %s", name).isPositive();
            requireFits(name, inventories.encodeItems(items));
          });
    }

    requireFits(
        StandardTopics.GETBLOCKS,
        inventories.encodeLocators(Collections.nCopies(InventoryCodec.LOCATORS_MAX, last)));
    requireFits(StandardTopics.GETCANDIDATE, inventories.encodeCandidate(last));
  }

  @Test
  void theLargestPayloadOfTheProfileFitsAFrame() {
    Topic roomy = topic(NUMBER, "contract", protocol().profile().maxPayloadBytes());
    WireProtocol extended = protocol().with(roomy);
    Bytes largest = RandomBytes.of(1, protocol().profile().maxPayloadBytes());

    assertThat(decode(extended, encode(extended, roomy, largest)).payload()).isEqualTo(largest);
  }

  @Test
  void anAddedTopicIsSpokenWithItsRow() {
    Topic added = topic(NUMBER, "contract", 10);
    Topic another = topic(NUMBER + 1, "other", 10);
    WireProtocol extended = protocol().with(added).with(another);

    assertThat(extended.profile().topics().all())
        .containsAll(protocol().profile().topics().all())
        .contains(added, another);
    assertThat(decode(extended, encode(extended, added, Bytes.utf8("hello"))).topic())
        .isEqualTo(added);
    assertThat(extended.profile().name()).isEqualTo(protocol().profile().name());
    assertThat(extended.profile().version()).isEqualTo(protocol().profile().version());
    assertThat(extended.profile().services()).isEqualTo(protocol().profile().services());
  }

  @Test
  void addingATopicLeavesTheProtocolItWasAddedToAlone() {
    Topic added = topic(NUMBER, "contract", 10);
    Message sent = encode(protocol().with(added), added, Bytes.utf8("hello"));

    assertThat(protocol().profile().topics().find("contract")).isEmpty();
    Topic read = decode(protocol(), sent).topic();
    assertThat(read.number()).isEqualTo(NUMBER);
    assertThat(read.policy().routable()).isFalse();
  }

  @Test
  void aTopicThatClashesOrIsTooLargeIsRefusedAndNamed() {
    WireProtocol extended = protocol().with(topic(NUMBER, "contract", 10));
    String taken = StandardTopics.PING;
    int tooLarge = protocol().profile().maxPayloadBytes() + 1;

    requireRefused(extended, topic(NUMBER, "other", 10));
    requireRefused(extended, topic(NUMBER + 1, "contract", 10));
    requireRefused(extended, topic(NUMBER + 1, taken, 10));
    requireRefused(extended, topic(Topic.APPLICATION_FIRST - 1, "other", 10));
    requireRefused(extended, topic(NUMBER + 1, "other", tooLarge));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void ofAnyPayloadTheRulesSayThatItIsMalformedOrNothing(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (Topic topic : protocol().profile().topics().all()) {
      for (int length = 0; length < ODD_PAYLOADS; length++) {
        Bytes payload = RandomBytes.of(random, length);
        assertThat(protocol().payloads().check(topic, payload).map(Violation::kind))
            .as("%s, %s", topic, payload.toHex())
            .isIn(Optional.empty(), Optional.of(Violation.Kind.MALFORMED_PAYLOAD));
      }
    }
  }

  @Test
  void theRulesHaveNoSayInTheTopicsOfAnApplication() {
    Topic added = topic(NUMBER, "contract", 10);
    WireProtocol extended = protocol().with(added);

    assertThat(extended.payloads().check(added, RandomBytes.of(1, 10))).isEmpty();
  }

  @Test
  void whatItPairsItHasAndANodeMaySend() {
    WireProtocol extended = protocol().with(topic(NUMBER, "contract", 10));
    WireProfile profile = extended.profile();

    for (TopicPair pair : extended.pairs()) {
      assertThat(pair.answers().stream().map(profile.topics()::find))
          .as("answers of %s", pair)
          .allMatch(answer -> answer.isPresent() && answer.get().policy().routable());
      assertThat(profile.topics().find(pair.question())).as("question of %s", pair).isPresent();
    }
    assertThat(extended.pairs().stream().map(TopicPair::question))
        .containsExactlyElementsOf(
            protocol().pairs().stream().map(TopicPair::question).distinct().toList());
  }

  /** If the profile has the topic at all. */
  private void requireFits(String topicName, Bytes payload) {
    protocol()
        .profile()
        .topics()
        .find(topicName)
        .ifPresent(topic -> {
          assertThat(topic.policy().maxPayloadBytes())
              .as("largest payload of %s", topicName)
              .isGreaterThanOrEqualTo(payload.length());
          assertThat(protocol().payloads().check(topic, payload)).isEmpty();
        });
  }

  private static void requireRefused(WireProtocol protocol, Topic topic) {
    assertThatIllegalArgumentException()
        .as("%s as %d", topic, topic.number())
        .isThrownBy(() -> protocol.with(topic))
        .withMessageContaining(topic.name());
  }

  private static Message encode(WireProtocol protocol, Topic topic, Bytes payload) {
    return protocol.frames().encode(topic, payload, 0);
  }

  private static Message decode(WireProtocol protocol, Message sent) {
    Decoded decoded =
        protocol.frames().newDecoder().decode(sent.frame().asByteBuffer(), Origin.LOCAL);
    assertThat(decoded).isInstanceOf(Decoded.Complete.class);
    return ((Decoded.Complete) decoded).message();
  }

  private static Topic topic(int number, String name, int maxPayloadBytes) {
    return new Topic(
        number,
        name,
        new TopicPolicy(true, true, Priority.NORMAL, maxPayloadBytes, OverflowPolicy.DROP_OLDEST));
  }
}
