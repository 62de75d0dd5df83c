package dev.p2p.simulator;

import dev.p2p.simulator.record.Ledger;
import dev.p2p.simulator.record.LinkGraph;
import java.util.BitSet;
import java.util.List;

/**
 * Who could have what, as nodes are connected at a moment: whatever a node has can be passed on by
 * it, and by all who get it, but for the silent ones.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
final class Repairable {

  private final List<SimulatedNode> running;
  private final List<LinkGraph.Part> parts;

  Repairable(Simulation simulation, BitSet silent) {
    this.running =
        simulation.nodes().stream().filter(node -> node.isRunning() && !node.isLeaving()).toList();
    BitSet indices = new BitSet();
    running.forEach(node -> indices.set(node.index()));
    this.parts = simulation.graph().parts(indices, silent);
  }

  /** Who must have it. */
  BitSet due(Ledger.Entry entry) {
    BitSet holders = holders(entry);
    BitSet due = new BitSet();
    parts.stream()
        .filter(part -> part.givers().intersects(holders))
        .forEach(part -> due.or(part.members()));
    return due;
  }

  /** Who must have it and has not. */
  BitSet missing(Ledger.Entry entry) {
    BitSet missing = due(entry);
    missing.andNot(holders(entry));
    return missing;
  }

  private BitSet holders(Ledger.Entry entry) {
    BitSet holders = new BitSet();
    running.stream().filter(node -> node.has(entry)).forEach(node -> holders.set(node.index()));
    return holders;
  }
}
