package dev.p2p.core.repair;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.api.Topic;
import dev.p2p.spi.Parsed;
import dev.p2p.spi.RepairCodec;
import dev.p2p.spi.RepairCodec.Comparison;
import dev.p2p.spi.RepairCodec.Listing;
import dev.p2p.spi.WireProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes and reads the messages of repair in a wire protocol that has them.
 *
 * <p><b>Threading:</b> immutable, safe to share.
 */
public final class RepairMessages {

  private final WireProtocol wire;
  private final RepairTopics topics;

  private RepairMessages(WireProtocol wire, RepairTopics topics) {
    this.wire = wire;
    this.topics = topics;
  }

  /** Those of {@code wire}; empty if its profile has no topics for them. */
  public static Optional<RepairMessages> of(WireProtocol wire) {
    return RepairTopics.of(wire.profile().topics()).map(topics -> new RepairMessages(wire, topics));
  }

  RepairTopics topics() {
    return topics;
  }

  /** Announces one message. */
  public Message have(MessageId id) {
    return message(topics.have(), codec().encodeIds(List.of(id)));
  }

  /** Announces messages. */
  List<Message> have(List<MessageId> ids) {
    return ofIds(topics.have(), ids);
  }

  /** Asks for messages. */
  List<Message> want(List<MessageId> ids) {
    return ofIds(topics.want(), ids);
  }

  /** Says that messages asked for are not kept. */
  List<Message> lack(List<MessageId> ids) {
    return ofIds(topics.lack(), ids);
  }

  Message compare(Comparison comparison) {
    return message(topics.compare(), codec().encodeComparison(comparison));
  }

  Message list(Listing listing) {
    return message(topics.list(), codec().encodeListing(listing));
  }

  /** What a Have, Want or Lack names. */
  List<MessageId> ids(Message message) {
    return good(codec().decodeIds(message.payload()));
  }

  Comparison comparison(Message message) {
    return good(codec().decodeComparison(message.payload()));
  }

  Listing listing(Message message) {
    return good(codec().decodeListing(message.payload()));
  }

  private List<Message> ofIds(Topic topic, List<MessageId> ids) {
    List<Message> messages = new ArrayList<>(1);
    for (int from = 0; from < ids.size(); from += RepairCodec.IDS_MAX) {
      int to = Math.min(ids.size(), from + RepairCodec.IDS_MAX);
      messages.add(message(topic, codec().encodeIds(ids.subList(from, to))));
    }
    return messages;
  }

  private Message message(Topic topic, Bytes payload) {
    return wire.frames().encode(topic, payload, 0);
  }

  private RepairCodec codec() {
    return wire.repairs();
  }

  /** What is malformed has been refused by the payload rules. */
  private static <T> T good(Parsed<T> parsed) {
    return switch (parsed) {
      case Parsed.Good<T>(var value) -> value;
      case Parsed.Bad<T>(var violation) -> throw new IllegalArgumentException(violation.toString());
    };
  }
}
