package dev.p2p.api;

/** What happens to a message when the bounded queue it is offered to is full. */
public enum OverflowPolicy {
  /** The oldest element of the lowest priority gives way and is counted. */
  DROP_OLDEST,
  /** The new element is refused and counted. */
  DROP_NEWEST,
  /**
   * At most one element of a kind waits: a newer one takes the place of the older, at once and not
   * only when the queue is full. On a bus all events of a topic are of one kind. If a peer's outbox
   * is full and no older one waits there, the new one is refused.
   */
  KEEP_LATEST,
  /**
   * The one who does not keep up is let go: a peer is closed as slow, a subscriber unsubscribed.
   */
  DISCONNECT
}
