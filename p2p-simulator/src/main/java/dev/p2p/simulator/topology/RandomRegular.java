package dev.p2p.simulator.topology;

import dev.p2p.simulator.time.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Every node has as many neighbours, chosen by lot: the union of {@code degree / 2} random rings
 * through all nodes, which is connected from the first one on; of an odd degree the last neighbour
 * comes from a random matching. Where two rings share an edge, a node has one neighbour less.
 */
record RandomRegular(int degree) implements Topology {

  RandomRegular {
    if (degree < 2) {
      throw new IllegalArgumentException("degree must be at least 2, was " + degree);
    }
  }

  @Override
  public List<Edge> edges(int nodes, SeededRandom random) {
    EdgeSet edges = new EdgeSet();
    for (int ring = 0; ring < degree / 2; ring++) {
      List<Integer> order = shuffled(nodes, random);
      for (int i = 0; i < nodes; i++) {
        edges.add(order.get(i), order.get((i + 1) % nodes));
      }
    }
    if (degree % 2 == 1) {
      List<Integer> order = shuffled(nodes, random);
      for (int i = 0; i + 1 < nodes; i += 2) {
        edges.add(order.get(i), order.get(i + 1));
      }
    }
    return edges.toList();
  }

  /** Fisher and Yates. */
  private static List<Integer> shuffled(int nodes, SeededRandom random) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      int place = random.below(i + 1);
      order.add(i);
      order.set(i, order.get(place));
      order.set(place, i);
    }
    return order;
  }
}
