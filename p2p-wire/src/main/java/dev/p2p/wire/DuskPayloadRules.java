package dev.p2p.wire;

import dev.p2p.api.Bytes;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.Topic;
import dev.p2p.api.Violation;
import dev.p2p.spi.Parsed;
import dev.p2p.spi.PayloadRules;
import dev.p2p.wire.payload.Addr;
import dev.p2p.wire.payload.Empty;
import dev.p2p.wire.payload.GetBlocks;
import dev.p2p.wire.payload.Inventory;
import dev.p2p.wire.payload.Response;
import dev.p2p.wire.repair.ComparisonPayload;
import dev.p2p.wire.repair.IdsPayload;
import dev.p2p.wire.repair.ListingPayload;
import java.util.Optional;

/**
 * Rules for what the P2P layer itself speaks, by the topic's name. A challenge and the hash of a
 * candidate may be any bytes; what a chain means by its payloads is not known here.
 */
final class DuskPayloadRules implements PayloadRules {

  @Override
  public Optional<Violation> check(Topic topic, Bytes payload) {
    // An application may use a name that this dialect has no topic for.
    return topic.inApplicationRange()
        ? Optional.empty()
        : check(topic.name(), payload).map(found -> of(topic, found));
  }

  private static Optional<Violation> check(String topicName, Bytes payload) {
    return switch (topicName) {
      case StandardTopics.PING,
          StandardTopics.PONG,
          StandardTopics.MEMPOOL,
          StandardTopics.GETADDRS ->
          fault(Empty.decode(payload));
      case StandardTopics.ADDR -> fault(Addr.decode(payload));
      case DuskTopics.RESPONSE -> fault(Response.decode(payload));
      case StandardTopics.INV, StandardTopics.GETDATA -> Inventory.check(payload);
      case StandardTopics.GETBLOCKS -> GetBlocks.check(payload);
      case StandardTopics.HAVE, StandardTopics.WANT, StandardTopics.LACK ->
          IdsPayload.check(payload);
      case StandardTopics.COMPARE -> ComparisonPayload.check(payload);
      case StandardTopics.LIST -> ListingPayload.check(payload);
      default -> Optional.empty();
    };
  }

  private static Optional<Violation> fault(Parsed<?> payload) {
    return switch (payload) {
      case Parsed.Good<?> ignored -> Optional.empty();
      case Parsed.Bad<?>(var violation) -> Optional.of(violation);
    };
  }

  private static Violation of(Topic topic, Violation found) {
    return new Violation(found.kind(), "topic %s: %s".formatted(topic.name(), found.detail()));
  }
}
