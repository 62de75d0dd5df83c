package dev.p2p.api;

/**
 * A message, complete: what it says and how it stands on the wire. Made by a {@link MessageFactory}
 * or read off a connection; either way it is encoded and hashed once, and every peer it goes to
 * shares the same frame.
 *
 * <p><b>Threading:</b> immutable, safe to share.
 *
 * @param topic its kind
 * @param id digest of topic and payload
 * @param reserved the frame's reserved field, unsigned; 0 where the profile has none
 * @param origin which peer it came from, or local
 * @param payload what it says; a slice of {@code frame}
 * @param frame the whole frame in the node's wire profile
 */
public record Message(
    Topic topic, MessageId id, long reserved, Origin origin, Bytes payload, Bytes frame) {

  /** Messages are equal when they say the same: origin, reserved field and framing don't count. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Message that
        && id.equals(that.id)
        && topic.number() == that.topic.number();
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "%s %s (%d bytes, from %s)".formatted(topic, id, payload.length(), origin);
  }
}
