package dev.p2p.core.book;

import dev.p2p.api.NodeAddress;

/**
 * What is saved of an address.
 *
 * @param address an IP address and a port, neither of which is 0
 * @param tried whether a node was there
 * @param source the group of who named it first
 * @param standing what it is worth that it was named
 * @param history what happened to it
 */
record Remembered(
    NodeAddress address, boolean tried, AddressGroup source, Standing standing, History history) {

  static Remembered of(Entry entry) {
    return new Remembered(
        entry.address(), entry.isTried(), entry.source(), entry.standing(), entry.history());
  }
}
