package dev.p2p.simulator.scenario;

import dev.p2p.simulator.SimulatedNode;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.time.SeededRandom;
import java.time.Duration;
import java.util.BitSet;

/**
 * Each minute one node in ten leaves or is killed and another joins, at some address that was free:
 * a stranger that knows node 0 alone, or, once node 0 is gone too, at half the time, one that kept
 * its disk.
 */
record ManagedChurn(ScenarioOptions options) implements SelfFindingScript {

  private static final double SHARE_PER_MINUTE = 0.1;
  private static final double MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

  @Override
  public void play(Simulation simulation) {
    new Isolation(simulation).watch();
    new Workload(simulation, options.load()).spread(options.nanos(0.5));
    SeededRandom random = simulation.random().forPurpose(Purpose.EVENTS);
    Returning returning = new Returning(simulation, random);
    long now = simulation.timeline().nowNanos();
    simulation.timeline().at(now + options.nanos(0.5), () -> returning.kill(SelfFinding.BOOTSTRAP));
    double changes =
        options.nodes() * SHARE_PER_MINUTE * options.duration().toNanos() / MINUTE_NANOS;
    for (int i = 0; i < Math.max(1, (int) changes); i++) {
      long at = random.between(0, options.nanos(0.8));
      boolean stranger = at < options.nanos(0.4);
      simulation.timeline().at(now + at, () -> oneChanges(simulation, returning, stranger));
    }
  }

  private void oneChanges(Simulation simulation, Returning returning, boolean stranger) {
    BitSet present = returning.present();
    present.clear(SelfFinding.BOOTSTRAP);
    if (present.cardinality() < 2) {
      return;
    }
    SimulatedNode node = simulation.node(returning.pick(present));
    simulation.note(node.index(), "leaves");
    node.leave();
    long gone = simulation.timeline().nowNanos() + options.nanos(0.02);
    simulation.timeline().at(gone, () -> returning.kill(node.index()));
    simulation.timeline().at(gone + options.nanos(0.03), () -> joins(simulation, node, stranger));
  }

  private static void joins(Simulation simulation, SimulatedNode node, boolean stranger) {
    if (stranger) {
      node.disk().wipe();
    }
    simulation.note(node.index(), stranger ? "joins as a stranger" : "starts again");
    node.start();
  }
}
