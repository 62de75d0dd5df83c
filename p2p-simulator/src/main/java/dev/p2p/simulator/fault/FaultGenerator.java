package dev.p2p.simulator.fault;

import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.time.SeededRandom;
import dev.p2p.simulator.topology.Topology.Edge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws scripts by lot. Whatever it draws can be played: no node crashes twice without having been
 * restarted, and everything has an end, in time for the nodes to settle.
 */
public final class FaultGenerator {

  private final FaultMix mix;
  private final int nodes;
  private final List<Edge> links;

  /**
   * For any network.
   *
   * @param nodes how many, at least 2
   * @param links the pairs that are cut, stalled and reset; if there are none, any two nodes may be
   */
  public FaultGenerator(FaultMix mix, int nodes, List<Edge> links) {
    if (nodes < 2) {
      throw new IllegalArgumentException("nodes must be at least 2, was " + nodes);
    }
    this.mix = mix;
    this.nodes = nodes;
    this.links = List.copyOf(links);
  }

  /** For a simulation: its nodes, and the pairs of which one dials the other. */
  public static FaultGenerator on(Simulation simulation, FaultMix mix) {
    List<Edge> links = new ArrayList<>();
    for (var node : simulation.nodes()) {
      node.neighbours().forEach(other -> links.add(new Edge(node.index(), other.index())));
    }
    return new FaultGenerator(mix, simulation.nodes().size(), links);
  }

  /**
   * A script.
   *
   * @param duration how long it will be played; what it does is over before its end, by the time
   *     the mix has for settling. At least that time, which leaves none for faults
   * @throws IllegalArgumentException if {@code duration} is shorter
   */
  public FaultScript generate(Duration duration, SeededRandom random) {
    if (duration.compareTo(mix.settling()) < 0) {
      throw new IllegalArgumentException(
          "duration must be at least settling, %s, was %s".formatted(mix.settling(), duration));
    }
    return new FaultDraft(mix, nodes, links, random).fill(duration.minus(mix.settling()));
  }
}
