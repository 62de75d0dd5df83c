package dev.p2p.simulator.topology;

import dev.p2p.simulator.time.SeededRandom;
import java.util.List;
import java.util.stream.IntStream;

/** Every node dials node 0. */
record Star() implements Topology {

  @Override
  public List<Edge> edges(int nodes, SeededRandom random) {
    return IntStream.range(1, nodes).mapToObj(i -> new Edge(i, 0)).toList();
  }
}
