package dev.p2p.simulator.fault;

/** What a {@link FaultGenerator} can draw; what has an end is drawn with it. */
public enum FaultKind {
  /** A partition, then its end. */
  PARTITION,
  /** A crash, then a restart, with state or without. */
  CRASH,
  /** A polite leave, then a restart. */
  LEAVE,
  /** Connections between two lost. */
  RESET,
  /** One direction cut, then mended. */
  CUT,
  /** One direction cut for a time. */
  STALL,
  /** Slow reads, then their end. */
  SLOW_READS,
  /** Torn reads, then their end. */
  TORN_READS,
  /** Clocks that are wrong, then right again, at the offset they have gained. */
  SKEW
}
