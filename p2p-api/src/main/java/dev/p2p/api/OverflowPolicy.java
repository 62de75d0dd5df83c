package dev.p2p.api;

/** What happens to a message when the bounded queue it is offered to is full. */
public enum OverflowPolicy {
  /** The oldest element of the lowest priority gives way and is counted. */
  DROP_OLDEST,
  /** The new element is refused and counted. */
  DROP_NEWEST,
  /**
   * The one who does not keep up is let go: a peer is closed as slow, a subscriber unsubscribed.
   */
  DISCONNECT
}
