package dev.p2p.testkit.wire;

import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.Priority;
import dev.p2p.api.ProtocolVersion;
import dev.p2p.api.ServiceRules;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicPair;
import dev.p2p.api.TopicPolicy;
import dev.p2p.api.TopicTable;
import dev.p2p.api.Violation;
import dev.p2p.api.WireProfile;
import dev.p2p.spi.AddressCodec;
import dev.p2p.spi.FrameCodec;
import dev.p2p.spi.HandshakeCodec;
import dev.p2p.spi.InventoryCodec;
import dev.p2p.spi.PayloadRules;
import dev.p2p.spi.RepairCodec;
import dev.p2p.spi.WireProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** As simple a protocol as the contracts allow, or one that breaks them in one way. */
public final class PlainWire implements WireProtocol {

  static final int MAX_PAYLOAD_BYTES = 1_000;

  private final Flaw flaw;
  private WireProfile profile;

  /** One that keeps the contracts. */
  public static WireProtocol sound() {
    return new PlainWire(Flaw.NONE);
  }

  PlainWire(Flaw flaw) {
    this(flaw, profile(flaw));
  }

  private PlainWire(Flaw flaw, WireProfile profile) {
    this.flaw = flaw;
    this.profile = profile;
  }

  @Override
  public WireProfile profile() {
    return profile;
  }

  @Override
  public FrameCodec frames() {
    return new PlainFrameCodec(flaw, profile.topics());
  }

  @Override
  public HandshakeCodec handshake() {
    return new PlainHandshakeCodec(flaw);
  }

  /** Of its topics only Pings say how they must be. */
  @Override
  public PayloadRules payloads() {
    return (topic, payload) -> {
      if (flaw == Flaw.TRIPS_OVER_EMPTY_PAYLOADS) {
        payload.slice(0, 1);
      }
      boolean bad = topic.name().equals(StandardTopics.PING) && payload.length() > 0;
      Violation.Kind kind =
          flaw == Flaw.CALLS_MALFORMED_PAYLOADS_TOO_LONG
              ? Violation.Kind.TOO_LONG
              : Violation.Kind.MALFORMED_PAYLOAD;
      return bad ? Optional.of(new Violation(kind, "a Ping is empty")) : Optional.empty();
    };
  }

  @Override
  public InventoryCodec inventories() {
    return new PlainInventoryCodec(flaw);
  }

  @Override
  public RepairCodec repairs() {
    return new PlainRepairCodec(flaw);
  }

  /** It has no topics for it. */
  @Override
  public AddressCodec addresses() {
    throw new UnsupportedOperationException("this protocol tells no addresses");
  }

  @Override
  public List<TopicPair> pairs() {
    String answer = flaw == Flaw.PAIRS_WHAT_IT_HAS_NOT ? "answer" : StandardTopics.PONG;
    return List.of(TopicPair.of(StandardTopics.PING, answer));
  }

  @Override
  public WireProtocol with(Topic topic) {
    if (flaw == Flaw.ADDS_TOPICS_TO_ITSELF) {
      profile = profile.with(topic);
      return this;
    }
    return new PlainWire(flaw, profile.with(topic));
  }

  private static WireProfile profile(Flaw flaw) {
    List<Topic> topics =
        new ArrayList<>(
            List.of(
                topic(1, StandardTopics.VERSION, 100),
                topic(2, StandardTopics.VERACK, 200),
                topic(3, StandardTopics.PING, 0),
                topic(4, StandardTopics.PONG, 0),
                topic(5, "tx", MAX_PAYLOAD_BYTES)));
    if (flaw == Flaw.SAYS_MORE_IN_A_LIST_THAN_ITS_TOPIC_HOLDS) {
      topics.add(topic(6, StandardTopics.LIST, MAX_PAYLOAD_BYTES));
    }
    boolean promises = flaw == Flaw.PROMISES_LARGER_PAYLOADS_THAN_IT_FRAMES;
    return new WireProfile(
        "plain",
        TopicTable.of(topics),
        new ProtocolVersion(1, 0, 0),
        1,
        ServiceRules.notLookedAt(),
        promises ? MAX_PAYLOAD_BYTES + 1 : MAX_PAYLOAD_BYTES);
  }

  private static Topic topic(int number, String name, int maxPayloadBytes) {
    return new Topic(
        number,
        name,
        new TopicPolicy(true, false, Priority.NORMAL, maxPayloadBytes, OverflowPolicy.DROP_OLDEST));
  }
}
