package dev.p2p.simulator.topology;

import dev.p2p.simulator.time.SeededRandom;
import java.util.List;

/** A ring with shortcuts (Watts and Strogatz, 1998). */
record SmallWorld(int degree, double rewiring) implements Topology {

  SmallWorld {
    if (degree < 2) {
      throw new IllegalArgumentException("degree must be at least 2, was " + degree);
    }
    if (rewiring < 0 || rewiring > 1) {
      throw new IllegalArgumentException("rewiring must be 0 to 1, was " + rewiring);
    }
  }

  @Override
  public List<Edge> edges(int nodes, SeededRandom random) {
    EdgeSet edges = new EdgeSet();
    for (int step = 1; step <= degree / 2; step++) {
      for (int i = 0; i < nodes; i++) {
        boolean shortcut = step > 1 && random.chance(rewiring);
        // A shortcut that hits a neighbour is none: the place on the ring is taken instead.
        if (!shortcut || !edges.add(i, random.below(nodes))) {
          edges.add(i, (i + step) % nodes);
        }
      }
    }
    return edges.toList();
  }
}
