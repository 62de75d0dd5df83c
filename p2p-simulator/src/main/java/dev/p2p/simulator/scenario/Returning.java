package dev.p2p.simulator.scenario;

import dev.p2p.simulator.SimulatedNode;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.time.SeededRandom;
import java.util.BitSet;

/**
 * Nodes that go and come back.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
final class Returning {

  private final Simulation simulation;
  private final SeededRandom random;

  Returning(Simulation simulation, SeededRandom random) {
    this.simulation = simulation;
    this.random = random;
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
    BitSet others = present();
    node.start();
    for (int i = 0; i < dials && !others.isEmpty(); i++) {
      int other = pick(others);
      others.clear(other);
      var unused = node.connect(simulation.node(other));
    }
  }

  /** Those that run and are not about to leave. */
  BitSet present() {
    BitSet present = new BitSet();
    for (SimulatedNode node : simulation.nodes()) {
      present.set(node.index(), node.isRunning() && !node.isLeaving());
    }
    return present;
  }

  /** One of them, by lot; there is at least one. */
  int pick(BitSet nodes) {
    return nodes.stream().skip(random.below(nodes.cardinality())).findFirst().orElseThrow();
  }
}
