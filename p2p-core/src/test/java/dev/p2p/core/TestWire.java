package dev.p2p.core;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.Origin;
import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.PeerId;
import dev.p2p.api.Priority;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicPolicy;
import dev.p2p.spi.WireProtocol;
import dev.p2p.testkit.Messages;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;

/** Messages in the default dialect, and one application topic per priority and policy. */
public final class TestWire {

  public static final WireProtocol WIRE =
      DuskWire.of("dusk-0.4.3", Network.TESTNET)
          .with(topic(200, "urgent", Priority.HIGH, OverflowPolicy.DROP_OLDEST))
          .with(topic(201, "bulk", Priority.LOW, OverflowPolicy.DROP_OLDEST))
          .with(topic(202, "picky", Priority.NORMAL, OverflowPolicy.DROP_NEWEST))
          .with(topic(203, "vital", Priority.NORMAL, OverflowPolicy.DISCONNECT))
          .with(topic(204, "status", Priority.NORMAL, OverflowPolicy.KEEP_LATEST))
          .with(topic(205, "position", Priority.NORMAL, OverflowPolicy.KEEP_LATEST));

  private static final Messages MESSAGES = new Messages(WIRE);

  private TestWire() {}

  public static Message message(String topicName, String text) {
    return MESSAGES.of(topicName, text);
  }

  public static Message message(String topicName, int payloadBytes) {
    return MESSAGES.of(topicName, payloadBytes);
  }

  public static Message message(String topicName, Bytes payload) {
    return MESSAGES.of(topicName, payload);
  }

  public static Message tx(String text) {
    return MESSAGES.aTx(text);
  }

  /** The same message, as if it had come from {@code origin}. */
  public static Message from(Origin origin, Message message) {
    return new Message(
        message.topic(),
        message.id(),
        message.reserved(),
        origin,
        message.payload(),
        message.frame());
  }

  public static Origin remote(String name) {
    return new Origin.Remote(new PeerId(name));
  }

  private static Topic topic(int number, String name, Priority priority, OverflowPolicy overflow) {
    return new Topic(number, name, new TopicPolicy(true, true, priority, 1_000_000, overflow));
  }
}
