package dev.p2p.api;

/** What became of a message, in one word. */
public enum Verdict {
  /** Good: passed on if its topic is relayed. */
  ACCEPTED,
  /** Neither good nor bad: not passed on. */
  IGNORED,
  /** Bad: not passed on, and the sender pays. */
  REJECTED,
  /** Its handler threw, or took too long to answer later: another copy may be tried. */
  FAILED
}
