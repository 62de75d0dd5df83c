package dev.p2p.simulator.scenario;

import dev.p2p.simulator.Simulation;

/**
 * Everybody starts with one address, that of node 0, and within a minute has as many peers as it
 * wants. Then node 0 is gone for good.
 */
record Bootstrap(ScenarioOptions options) implements SelfFindingScript {

  @Override
  public void play(Simulation simulation) {
    new Isolation(simulation).watch();
    long now = simulation.timeline().nowNanos();
    simulation.timeline().at(now + options.nanos(0.1), () -> vanish(simulation));
    new Workload(simulation, options.load()).spread(options.nanos(0.5));
  }

  private static void vanish(Simulation simulation) {
    simulation.note(SelfFinding.BOOTSTRAP, "killed for good");
    simulation.node(SelfFinding.BOOTSTRAP).crash();
  }
}
