package dev.p2p.core.dial;

import dev.p2p.api.NodeAddress;
import dev.p2p.core.book.AddressGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The dials in progress and the connections they led to, one an address. */
final class Slots {

  /** Who was connected last is last, but for those that are not yet. */
  private final Map<NodeAddress, Slot> byAddress = new LinkedHashMap<>();

  boolean has(NodeAddress address) {
    return byAddress.containsKey(address);
  }

  void begin(NodeAddress address, Slot slot) {
    byAddress.put(address, slot);
  }

  /** Nothing happens if there is none. */
  void connected(NodeAddress address) {
    @Nullable Slot slot = byAddress.remove(address);
    if (slot != null) {
      byAddress.put(address, slot.whenConnected());
    }
  }

  @Nullable Slot end(NodeAddress address) {
    return byAddress.remove(address);
  }

  int count(Predicate<Slot> which) {
    return (int) byAddress.values().stream().filter(which).count();
  }

  int dialling() {
    return count(slot -> !slot.connected());
  }

  boolean isIn(AddressGroup group) {
    return byAddress.values().stream().anyMatch(slot -> slot.stays() && slot.group().equals(group));
  }

  /** The peers dialled for the node's own good that are connected, the longest first. */
  List<NodeAddress> filled() {
    return byAddress.entrySet().stream()
        .filter(entry -> entry.getValue().connected() && entry.getValue().fillsTarget())
        .map(Map.Entry::getKey)
        .toList();
  }
}
