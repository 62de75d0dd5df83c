package dev.p2p.simulator.scenario;

import dev.p2p.api.NodeAddress;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.simulator.Blueprint;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.topology.Topology;
import java.util.function.IntFunction;

/** A scenario whose nodes are told the address of node 0 and find the others by themselves. */
interface SelfFindingScript extends ScenarioScript {

  @Override
  default Topology topology(Topology asked) {
    return SelfFinding.topology();
  }

  @Override
  default IntFunction<NodeAddress> addresses() {
    return SelfFinding::address;
  }

  @Override
  default Blueprint blueprint() {
    return SelfFinding.blueprint(ScenarioScript.super.blueprint());
  }

  @Override
  default NodeSettings settings(NodeSettings usual) {
    return SelfFinding.settings(usual);
  }

  @Override
  default boolean isReady(Simulation simulation) {
    return SelfFinding.isComplete(simulation);
  }
}
