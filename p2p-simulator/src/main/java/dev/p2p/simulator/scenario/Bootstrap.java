package dev.p2p.simulator.scenario;

import dev.p2p.api.NodeAddress;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.simulator.Blueprint;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.topology.Topology;
import java.util.function.IntFunction;

/**
 * Everybody starts with one address, that of node 0, and within a minute has as many peers as it
 * wants. Then node 0 is gone for good.
 */
record Bootstrap(ScenarioOptions options) implements ScenarioScript {

  @Override
  public Topology topology(Topology asked) {
    return SelfFinding.topology();
  }

  @Override
  public IntFunction<NodeAddress> addresses() {
    return SelfFinding::address;
  }

  @Override
  public Blueprint blueprint() {
    return SelfFinding.blueprint(ScenarioScript.super.blueprint());
  }

  @Override
  public NodeSettings settings(NodeSettings usual) {
    return SelfFinding.settings(usual);
  }

  @Override
  public boolean isReady(Simulation simulation) {
    return SelfFinding.isComplete(simulation);
  }

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
