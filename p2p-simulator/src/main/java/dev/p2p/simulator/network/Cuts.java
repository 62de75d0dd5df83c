package dev.p2p.simulator.network;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which way bytes do not pass at the moment: hosts of different sides of a partition, and single
 * directions that are cut.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
final class Cuts {

  /** The side a host is on, from 1; 0 for those on none. */
  private final Map<Integer, Integer> sides = new TreeMap<>();

  /** How often a direction is cut: a stall may come on top of a cut. */
  private final Map<Long, Integer> directions = new TreeMap<>();

  boolean isCut(Host from, Host to) {
    if (sides.isEmpty() && directions.isEmpty()) {
      return false;
    }
    return side(from) != side(to) || directions.containsKey(direction(from, to));
  }

  void partition(List<List<Host>> parts) {
    sides.clear();
    for (int i = 0; i < parts.size(); i++) {
      int side = i + 1;
      parts.get(i).forEach(host -> sides.put(host.index(), side));
    }
  }

  void heal() {
    sides.clear();
  }

  void cut(Host from, Host to) {
    directions.merge(direction(from, to), 1, Integer::sum);
  }

  void mend(Host from, Host to) {
    directions.computeIfPresent(
        direction(from, to), (direction, count) -> count == 1 ? null : count - 1);
  }

  private int side(Host host) {
    return sides.getOrDefault(host.index(), 0);
  }

  private static long direction(Host from, Host to) {
    return (long) from.index() << Integer.SIZE | to.index();
  }
}
