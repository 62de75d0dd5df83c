package dev.p2p.simulator.scenario;

import dev.p2p.simulator.time.SeededRandom;
import dev.p2p.simulator.topology.Topology;
import java.util.List;

/**
 * A topology that remembers how many dials it told.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
final class CountedTopology implements Topology {

  private final Topology topology;
  private int count;

  CountedTopology(Topology topology) {
    this.topology = topology;
  }

  @Override
  public List<Edge> edges(int nodes, SeededRandom random) {
    List<Edge> edges = topology.edges(nodes, random);
    count = edges.size();
    return edges;
  }

  int count() {
    return count;
  }
}
