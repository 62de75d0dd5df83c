package dev.p2p.simulator.scenario;

import dev.p2p.simulator.SimulatedNode;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.check.Breach;
import dev.p2p.simulator.record.LinkGraph;
import java.time.Duration;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * Looks once a second whether every node that has been up for a while is part of the network: what
 * most nodes that have been up as long can reach.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
final class Isolation {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** So long a node that starts has time to find the others. */
  static final Duration GRACE = Duration.ofSeconds(10);

  private final Simulation simulation;

  /** Only looked up in: since when each node has been seen up. */
  private final Map<Integer, Up> ups = new HashMap<>();

  /** A node may crash and be up again between two looks: then its run is another. */
  private record Up(int run, long sinceNanos) {}

  Isolation(Simulation simulation) {
    this.simulation = simulation;
  }

  /** Looks from now on. */
  void watch() {
    look();
    simulation.timeline().after(PERIOD, this::watch);
  }

  private void look() {
    BitSet settled = settled();
    if (settled.cardinality() < 2) {
      return;
    }
    BitSet network =
        simulation.graph().parts(settled, new BitSet()).stream()
            .map(LinkGraph.Part::members)
            .max(Comparator.comparingInt(BitSet::cardinality))
            .orElseThrow();
    settled.andNot(network);
    settled.stream().forEach(this::breach);
  }

  private void breach(int node) {
    simulation
        .breaches()
        .add(
            new Breach(
                Breach.Rule.ISOLATED,
                node,
                simulation.timeline().nowNanos(),
                "%d peers, and no way to most others".formatted(simulation.graph().degree(node))));
  }

  private BitSet settled() {
    long now = simulation.timeline().nowNanos();
    BitSet settled = new BitSet();
    for (SimulatedNode node : simulation.nodes()) {
      if (node.isRunning() && !node.isLeaving()) {
        Up up =
            ups.merge(
                node.index(),
                new Up(node.runs(), now),
                (before, seen) -> before.run() == seen.run() ? before : seen);
        settled.set(node.index(), now - up.sinceNanos() >= GRACE.toNanos());
      }
    }
    return settled;
  }
}
