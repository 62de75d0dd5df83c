package dev.p2p.core.admit;

import java.util.HashMap;
import java.util.Map;

/**
 * How many there are of each name; what there is none of takes no room.
 *
 * <p><b>Threading:</b> confined to its door.
 */
final class Counts {

  /** Only looked up in. */
  private final Map<String, Integer> counts = new HashMap<>();

  int of(String name) {
    return counts.getOrDefault(name, 0);
  }

  void add(String name) {
    counts.merge(name, 1, Integer::sum);
  }

  void remove(String name) {
    counts.computeIfPresent(name, (same, count) -> count == 1 ? null : count - 1);
  }
}
