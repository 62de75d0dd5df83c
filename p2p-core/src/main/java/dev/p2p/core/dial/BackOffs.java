package dev.p2p.core.dial;

import dev.p2p.api.NodeAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The addresses that are left alone for a time. Of more than a bound those that failed longest ago
 * are forgotten: the book remembers that they failed, and draws them less.
 */
final class BackOffs {

  private final int max;

  /** Who failed last is last. */
  private final Map<NodeAddress, BackOff> byAddress = new LinkedHashMap<>();

  BackOffs(int max) {
    this.max = max;
  }

  BackOff of(NodeAddress address) {
    return byAddress.getOrDefault(address, BackOff.NONE);
  }

  void put(NodeAddress address, BackOff backOff) {
    byAddress.remove(address);
    byAddress.put(address, backOff);
    if (byAddress.size() > max) {
      byAddress.remove(byAddress.keySet().iterator().next());
    }
  }

  int size() {
    return byAddress.size();
  }
}
