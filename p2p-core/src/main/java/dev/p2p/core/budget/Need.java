package dev.p2p.core.budget;

/** What memory is wanted for: how much of the budget it may use, and what is given up for it. */
public enum Need {
  /** Gossip: may be refused, which costs little. Nobody below the fair share pays for it. */
  GOSSIP,
  /** What comes in: a buffer for a long frame, a message whose handler answers later. */
  INCOMING,
  /**
   * What a connection can't do without, and is small: may use what is kept back from the others.
   */
  ESSENTIAL
}
