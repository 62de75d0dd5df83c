package dev.p2p.simulator.topology;

import dev.p2p.simulator.time.SeededRandom;
import java.util.List;
import java.util.stream.IntStream;

/** Each node dials the next one. */
record Ring() implements Topology {

  @Override
  public List<Edge> edges(int nodes, SeededRandom random) {
    if (nodes < 3) {
      return new Star().edges(nodes, random);
    }
    return IntStream.range(0, nodes).mapToObj(i -> new Edge(i, (i + 1) % nodes)).toList();
  }
}
