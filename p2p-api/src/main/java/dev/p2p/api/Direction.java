package dev.p2p.api;

/** Who dialled. */
public enum Direction {
  /** The peer dialled us. */
  INBOUND,
  /** We dialled the peer. */
  OUTBOUND
}
