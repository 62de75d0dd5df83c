package dev.p2p.simulator.topology;

import dev.p2p.simulator.topology.Topology.Edge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Edges in the order they were added, no pair twice.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class EdgeSet {

  private final List<Edge> inOrder = new ArrayList<>();
  private final Set<Edge> known = new HashSet<>();

  /** Adds an edge; false if the pair is there already, or is no pair. */
  boolean add(int from, int to) {
    Edge pair = new Edge(Math.min(from, to), Math.max(from, to));
    if (from == to || !known.add(pair)) {
      return false;
    }
    inOrder.add(new Edge(from, to));
    return true;
  }

  /**
   * Adds an edge.
   *
   * @throws IllegalArgumentException if the pair is there already, or is no pair
   */
  void require(Edge edge) {
    if (!add(edge.from(), edge.to())) {
      throw new IllegalArgumentException(
          "an edge must join two nodes that no other joins, was %d %d"
              .formatted(edge.from(), edge.to()));
    }
  }

  /** The pairs, in the order they were added. */
  List<Edge> toList() {
    return List.copyOf(inOrder);
  }
}
