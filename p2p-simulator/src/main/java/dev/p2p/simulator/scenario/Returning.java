package dev.p2p.simulator.scenario;

import dev.p2p.simulator.SimulatedNode;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.time.SeededRandom;
import java.util.BitSet;

/**
 * Nodes that go and come back, and who is away at the moment.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
final class Returning {

  private final Simulation simulation;
  private final SeededRandom random;
  private final BitSet away = new BitSet();

  Returning(Simulation simulation, SeededRandom random) {
    this.simulation = simulation;
    this.random = random;
  }

  boolean isHere(int node) {
    return simulation.node(node).isRunning() && !away.get(node);
  }

  /** From now on it does not count as being here. */
  void goes(int node) {
    away.set(node);
  }

  /** Ends the process, if it has not ended. */
  void kill(int node) {
    if (simulation.node(node).isRunning()) {
      simulation.note(node, "killed");
      simulation.node(node).crash();
    }
  }

  /** Starts again and dials nodes chosen by lot. */
  void comesBack(int index, int dials) {
    SimulatedNode node = simulation.node(index);
    if (node.isRunning()) {
      return;
    }
    simulation.note(index, "starts again");
    node.start();
    BitSet others = present();
    for (int i = 0; i < dials && !others.isEmpty(); i++) {
      int other = pick(others);
      others.clear(other);
      var unused = node.connect(simulation.node(other));
    }
    away.clear(index);
  }

  /** Those that are here. */
  BitSet present() {
    BitSet present = new BitSet();
    for (SimulatedNode node : simulation.nodes()) {
      present.set(node.index(), isHere(node.index()));
    }
    return present;
  }

  /** One of them, by lot; there is at least one. */
  int pick(BitSet nodes) {
    return nodes.stream().skip(random.below(nodes.cardinality())).findFirst().orElseThrow();
  }
}
