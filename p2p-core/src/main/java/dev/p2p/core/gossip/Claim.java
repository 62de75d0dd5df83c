package dev.p2p.core.gossip;

/** What the duplicate filter says of a message id. */
public enum Claim {
  /** Never seen: the caller has it now, processes the message, and must settle. */
  NEW,
  /** Somebody has claimed it and not settled yet. */
  IN_FLIGHT,
  /** It was processed. */
  SEEN
}
