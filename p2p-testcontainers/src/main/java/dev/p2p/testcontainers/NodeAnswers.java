package dev.p2p.testcontainers;

import dev.p2p.api.Bytes;
import dev.p2p.api.Direction;
import dev.p2p.api.MessageId;
import dev.p2p.api.NodeAddress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads what the admin endpoint answers. */
final class NodeAnswers {

  private NodeAnswers() {}

  static List<ConnectedPeer> peers(JsonNode answer) {
    return answer.path("peers").valueStream().map(NodeAnswers::peer).toList();
  }

  static List<PeerEvent> events(JsonNode answer) {
    return answer.path("entries").valueStream().map(NodeAnswers::event).toList();
  }

  static MessagePage messages(JsonNode answer) {
    return new MessagePage(
        answer.path("messages").valueStream().map(NodeAnswers::message).toList(),
        answer.path("lastNumber").asLong(0));
  }

  static NodeMessage message(JsonNode json) {
    return new NodeMessage(
        id(json),
        json.path("topic").asString(""),
        json.path("peer").asString(""),
        Bytes.hex(json.path("payloadHex").asString("")),
        json.path("length").asInt(0));
  }

  static MessageId id(JsonNode json) {
    return MessageId.hex(json.path("id").asString(""));
  }

  private static ConnectedPeer peer(JsonNode json) {
    return new ConnectedPeer(
        json.path("peer").asString(""),
        NodeAddress.parse(json.path("address").asString("")),
        Direction.valueOf(json.path("direction").asString("").toUpperCase(Locale.ROOT)),
        json.path("queuedMessages").asLong(0),
        json.path("lost").asLong(0));
  }

  private static PeerEvent event(JsonNode json) {
    return new PeerEvent(
        json.path("kind").asString(""),
        json.path("reason").asString(""),
        json.path("evidence").asString(""),
        json.path("count").asLong(1),
        Instant.parse(json.path("last").asString("")),
        Optional.of(json.path("address").asString(""))
            .filter(text -> !text.isEmpty())
            .map(NodeAddress::parse));
  }
}
