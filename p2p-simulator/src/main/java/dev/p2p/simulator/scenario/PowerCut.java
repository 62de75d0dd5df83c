package dev.p2p.simulator.scenario;

import dev.p2p.simulator.SimulatedNode;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.time.SeededRandom;

/**
 * All nodes lose power at the same moment and start again soon, with what they had saved; all but
 * node 0, whose address they began with. Messages are published before, and after.
 */
record PowerCut(ScenarioOptions options) implements SelfFindingScript {

  @Override
  public void play(Simulation simulation) {
    new Isolation(simulation).watch();
    long now = simulation.timeline().nowNanos();
    Workload workload = new Workload(simulation, options.load());
    workload.spread(options.nanos(0.2));
    simulation.timeline().at(now + options.nanos(0.35), () -> cut(simulation));
    simulation.timeline().at(now + options.nanos(0.5), () -> workload.spread(options.nanos(0.1)));
  }

  private void cut(Simulation simulation) {
    SeededRandom random = simulation.random().forPurpose(Purpose.EVENTS);
    long now = simulation.timeline().nowNanos();
    for (SimulatedNode node : simulation.nodes()) {
      simulation.note(node.index(), "loses power");
      node.crash();
      if (node.index() != SelfFinding.BOOTSTRAP) {
        simulation.timeline().at(now + random.between(1, options.nanos(0.05)), node::start);
      }
    }
  }
}
