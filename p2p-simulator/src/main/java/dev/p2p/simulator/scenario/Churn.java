package dev.p2p.simulator.scenario;

import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.time.SeededRandom;
import java.util.BitSet;

/**
 * In the first half of the time two nodes in five leave, each at its own moment; each comes back
 * after a while, and dials as many nodes as it had peers.
 */
record Churn(ScenarioOptions options) implements ScenarioScript {

  private static final double SHARE = 0.4;

  @Override
  public void play(Simulation simulation) {
    SeededRandom random = simulation.random().forPurpose(Purpose.EVENTS);
    Returning returning = new Returning(simulation, random);
    new Workload(simulation, options.load()).spread(options.nanos(0.5));
    long now = simulation.timeline().nowNanos();
    for (int i = 0; i < (int) (options.nodes() * SHARE); i++) {
      long at = now + random.between(0, options.nanos(0.5));
      simulation.timeline().at(at, () -> oneLeaves(simulation, returning, random));
    }
  }

  private void oneLeaves(Simulation simulation, Returning returning, SeededRandom random) {
    BitSet present = returning.present();
    // The last one would have nobody to come back to.
    if (present.cardinality() < 2) {
      return;
    }
    int node = returning.pick(present);
    int dials = simulation.graph().degree(node);
    simulation.note(node, "leaves");
    simulation.node(node).leave();
    long gone = simulation.timeline().nowNanos() + options.nanos(0.05);
    simulation.timeline().at(gone, () -> returning.kill(node));
    simulation
        .timeline()
        .at(
            gone + random.between(1, options.nanos(0.1)),
            () -> returning.comesBack(node, Math.max(1, dials)));
  }
}
