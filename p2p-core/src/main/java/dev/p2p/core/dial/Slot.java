package dev.p2p.core.dial;

import dev.p2p.core.book.AddressGroup;

/**
 * A dial in progress, or the connection it led to.
 *
 * @param purpose what it is for
 * @param group of its address
 * @param tested whether a node had been found there before
 * @param connected whether the handshake is done
 */
record Slot(Purpose purpose, AddressGroup group, boolean tested, boolean connected) {

  Slot whenConnected() {
    return new Slot(purpose, group, tested, true);
  }

  /** Whether it takes a place among the peers a node wants to have. */
  boolean fillsTarget() {
    return purpose.fillsTarget();
  }

  /** Whether its peer may stay. */
  boolean stays() {
    return purpose != Purpose.FEELER;
  }
}
