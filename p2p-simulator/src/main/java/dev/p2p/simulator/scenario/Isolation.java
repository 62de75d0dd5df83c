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

  /** Only looked up in: the run each node has been seen in, and since when. */
  private final Map<Integer, Up> up = new HashMap<>();

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
        settled.set(node.index(), now - upSince(node, now) >= GRACE.toNanos());
      }
    }
    return settled;
  }

  /** Nodes may be killed and start again between two looks. */
  private long upSince(SimulatedNode node, long nowNanos) {
    Up seen = up.get(node.index());
    if (seen == null || seen.run() != node.runs()) {
      seen = new Up(node.runs(), nowNanos);
      up.put(node.index(), seen);
    }
    return seen.sinceNanos();
  }
}
