package dev.p2p.core.budget;

/** What came of the wish for memory. */
public enum Charge {
  /** It is there, and charged. */
  TAKEN,
  /** It is not there yet: those who were let go are about to give back enough. */
  AWAITED,
  /** It is not there. */
  REFUSED
}
