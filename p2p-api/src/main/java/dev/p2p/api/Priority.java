package dev.p2p.api;

/** Which messages go first when several wait for the same peer; declared from first to last. */
public enum Priority {
  /** What keeps the network agreeing: consensus, keep-alive. */
  HIGH,
  /** Everything else. */
  NORMAL,
  /** What may wait behind everything else. */
  LOW
}
