package dev.p2p.fuzz;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.Priority;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicPolicy;
import dev.p2p.spi.WireProtocol;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.util.List;

/** The dialects that are fuzzed, each with a topic of an application. */
final class Wires {

  /** The application's topic: relayed, and routed to every peer. */
  static final String NEWS = "news";

  private static final Topic NEWS_TOPIC =
      new Topic(
          200,
          NEWS,
          new TopicPolicy(true, true, Priority.NORMAL, 4_096, OverflowPolicy.DROP_OLDEST));

  private static final List<WireProtocol> ALL =
      DuskWire.profileNames().stream()
          .<WireProtocol>map(name -> DuskWire.of(name, Network.TESTNET).with(NEWS_TOPIC))
          .toList();

  private Wires() {}

  static WireProtocol named(String profile) {
    return ALL.stream()
        .filter(wire -> wire.profile().name().equals(profile))
        .findFirst()
        .orElseThrow();
  }

  static WireProtocol next(Input input) {
    return input.nextOf(ALL);
  }

  static Message message(WireProtocol wire, String topicName, byte[] payload) {
    return message(wire, wire.profile().topics().named(topicName), payload);
  }

  /** A message in a topic whose own limit does not count, as a peer that knows no limits has it. */
  static Message message(WireProtocol wire, Topic topic, byte[] payload) {
    return wire.frames().encode(withoutLimit(topic), Bytes.wrap(payload), 0);
  }

  static Topic withoutLimit(Topic topic) {
    TopicPolicy policy = topic.policy();
    return new Topic(
        topic.number(),
        topic.name(),
        new TopicPolicy(
            policy.routable(),
            policy.relayed(),
            policy.priority(),
            Integer.MAX_VALUE,
            policy.overflow()));
  }
}
