package dev.p2p.core.dial;

import dev.p2p.api.NodeAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All peers that take part, whoever dialled, and where those listen that said so. */
final class Company {

  private int size;

  /** Only looked up in: how many peers there are at an address. */
  private final Map<NodeAddress, Integer> byAddress = new HashMap<>();

  void joined(Optional<NodeAddress> at) {
    size++;
    at.ifPresent(address -> byAddress.merge(address, 1, Integer::sum));
  }

  void left(Optional<NodeAddress> at) {
    size--;
    at.ifPresent(address ->
        byAddress.computeIfPresent(address, (ignored, count) -> count == 1 ? null : count - 1));
  }

  boolean has(NodeAddress address) {
    return byAddress.containsKey(address);
  }

  int size() {
    return size;
  }
}
