package dev.p2p.core.dial;

/** What a dial is for. */
enum Purpose {
  /** A peer the configuration names: it is always to be connected, beside the others. */
  RESERVED,

  /** A peer that an earlier run of the node was connected with. */
  ANCHOR,

  /** Any other peer. */
  OUTBOUND,

  /** To find out whether there is a node: the connection ends with its handshake. */
  FEELER;

  /** Whether it counts towards the peers a node wants to have. */
  boolean fillsTarget() {
    return this == ANCHOR || this == OUTBOUND;
  }
}
