package dev.p2p.core.dial;

import dev.p2p.api.NodeAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The peers that are always to be connected, and how long each is left alone. */
final class ReservedPeers {

  /** As the configuration names them. */
  private final Map<NodeAddress, Standing> byAddress = new LinkedHashMap<>();

  /** What is known of one: {@code elsewhere} if it is connected by another connection. */
  private record Standing(BackOff backOff, boolean elsewhere) {}

  ReservedPeers(Collection<NodeAddress> addresses) {
    addresses.forEach(address -> byAddress.put(address, new Standing(BackOff.NONE, false)));
  }

  boolean has(NodeAddress address) {
    return byAddress.containsKey(address);
  }

  BackOff backOff(NodeAddress address) {
    return byAddress.getOrDefault(address, new Standing(BackOff.NONE, false)).backOff();
  }

  void put(NodeAddress address, BackOff backOff, boolean elsewhere) {
    byAddress.replace(address, new Standing(backOff, elsewhere));
  }

  /** It is this node itself. */
  void remove(NodeAddress address) {
    byAddress.remove(address);
  }

  /** Those that are not left alone any more. */
  List<NodeAddress> due(long nowNanos, long maxNanos) {
    return byAddress.entrySet().stream()
        .filter(entry -> entry.getValue().backOff().leftNanos(nowNanos, maxNanos) == 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Those still left alone of which {@code which} is true. */
  List<NodeAddress> waiting(long nowNanos, Predicate<NodeAddress> which) {
    return byAddress.keySet().stream()
        .filter(address -> backOff(address).leftNanos(nowNanos, Long.MAX_VALUE) > 0)
        .filter(which)
        .toList();
  }

  /** Those of which it was said that they are connected by another connection; says so no more. */
  List<NodeAddress> takeElsewhere() {
    List<NodeAddress> elsewhere = new ArrayList<>();
    byAddress.replaceAll((address, standing) -> {
      if (standing.elsewhere()) {
        elsewhere.add(address);
      }
      return new Standing(standing.backOff(), false);
    });
    return elsewhere;
  }
}
