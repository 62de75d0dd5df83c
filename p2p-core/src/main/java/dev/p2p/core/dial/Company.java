package dev.p2p.core.dial;

import dev.p2p.api.NodeAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All peers that take part, whoever dialled, and where those listen that said so. Of a peer that
 * ends as it joins it may be told in either order.
 */
final class Company {

  private int size;

  /** Only looked up in: how many peers there are at an address, none of them with 0. */
  private final Map<NodeAddress, Integer> byAddress = new HashMap<>();

  void joined(Optional<NodeAddress> at) {
    size++;
    at.ifPresent(address -> add(address, 1));
  }

  void left(Optional<NodeAddress> at) {
    size--;
    at.ifPresent(address -> add(address, -1));
  }

  boolean has(NodeAddress address) {
    return byAddress.getOrDefault(address, 0) > 0;
  }

  int size() {
    return size;
  }

  private void add(NodeAddress address, int count) {
    if (byAddress.merge(address, count, Integer::sum) == 0) {
      byAddress.remove(address);
    }
  }
}
