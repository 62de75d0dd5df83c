package dev.p2p.simulator.scenario;

import dev.p2p.simulator.Simulation;

/** Nothing happens but messages. */
record Steady(ScenarioOptions options) implements ScenarioScript {

  @Override
  public void play(Simulation simulation) {
    new Workload(simulation, options.load()).spread(options.nanos(0.5));
  }
}
