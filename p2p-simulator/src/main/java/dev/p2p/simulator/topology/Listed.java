package dev.p2p.simulator.topology;

import dev.p2p.simulator.time.SeededRandom;
import java.util.List;

/** Exactly these. */
record Listed(List<Edge> all) implements Topology {

  Listed {
    all = List.copyOf(all);
    EdgeSet distinct = new EdgeSet();
    all.forEach(distinct::require);
  }

  @Override
  public List<Edge> edges(int nodes, SeededRandom random) {
    for (Edge edge : all) {
      if (Math.max(edge.from(), edge.to()) >= nodes || Math.min(edge.from(), edge.to()) < 0) {
        throw new IllegalArgumentException(
            "an edge must join two of nodes 0 to %d, was %d %d"
                .formatted(nodes - 1, edge.from(), edge.to()));
      }
    }
    return all;
  }
}
