package dev.p2p.testkit;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.StandardTopics;
import dev.p2p.spi.WireProtocol;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Messages for tests, in a protocol; the topic may be one that nodes do not send themselves.
 *
 * <p><b>Threading:</b> immutable, safe to share.
 */
public final class Messages {

  private final WireProtocol wire;

  /** Messages in {@code wire}. */
  public Messages(WireProtocol wire) {
    this.wire = wire;
  }

  /** A transaction, where the profile has a topic of the name "tx". */
  public Message aTx(String text) {
    return of(StandardTopics.TX, text);
  }

  /** A Ping. */
  public Message aPing() {
    return of(StandardTopics.PING, Bytes.EMPTY);
  }

  /** A Pong. */
  public Message aPong() {
    return of(StandardTopics.PONG, Bytes.EMPTY);
  }

  /** A message of any text. */
  public Message of(String topicName, String text) {
    return of(topicName, Bytes.utf8(text));
  }

  /** A message of so many bytes, all 0. */
  public Message of(String topicName, int payloadBytes) {
    return of(topicName, Bytes.wrap(new byte[payloadBytes]));
  }

  /**
   * A message.
   *
   * @throws IllegalArgumentException if there is no such topic, or the payload is larger than it
   *     allows
   */
  public Message of(String topicName, Bytes payload) {
    return wire.frames().encode(wire.profile().topics().named(topicName), payload, 0);
  }

  /**
   * Messages that differ, from 8 bytes on, and are the same for the same seed.
   *
   * @param payloadBytes of each
   */
  public List<Message> sequence(String topicName, int count, int payloadBytes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Stream.generate(() -> random(random, payloadBytes))
        .map(payload -> of(topicName, payload))
        .limit(count)
        .toList();
  }

  private static Bytes random(SplittableRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Bytes.wrap(bytes);
  }
}
