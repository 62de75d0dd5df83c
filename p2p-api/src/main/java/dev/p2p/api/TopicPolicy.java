package dev.p2p.api;

/**
 * How messages of a topic are treated.
 *
 * @param routable whether a peer may send them after the handshake
 * @param relayed whether an accepted one is passed on to other peers; implies that copies are
 *     recognised and processed once. Requests are never relayed, so never deduplicated
 * @param priority which go first
 * @param maxPayloadBytes largest payload, topic byte excluded, at least 0
 * @param overflow what happens when a peer's outbox is full, or holds an older one of a kind of
 *     which the latest is kept
 */
public record TopicPolicy(
    boolean routable,
    boolean relayed,
    Priority priority,
    int maxPayloadBytes,
    OverflowPolicy overflow) {

  /** Checks the ranges. */
  public TopicPolicy {
    if (maxPayloadBytes < 0) {
      throw new IllegalArgumentException(
          "maxPayloadBytes must be at least 0, was " + maxPayloadBytes);
    }
    if (relayed && !routable) {
      throw new IllegalArgumentException("a relayed topic must be routable");
    }
  }

  /** This policy with another limit. */
  public TopicPolicy withMaxPayloadBytes(int other) {
    return new TopicPolicy(routable, relayed, priority, other, overflow);
  }
}
