package dev.p2p.simulator.scenario;

import dev.p2p.api.NodeAddress;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.simulator.Blueprint;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.fault.FaultScript;
import dev.p2p.simulator.network.LinkModel;
import dev.p2p.simulator.topology.Topology;
import java.util.function.IntFunction;

/** What happens anyway, and faults on top. */
record ScriptWithFaults(ScenarioScript script, FaultScript faults) implements ScenarioScript {

  @Override
  public void play(Simulation simulation) {
    script.play(simulation);
    faults.playOn(simulation);
  }

  @Override
  public Blueprint blueprint() {
    return script.blueprint();
  }

  @Override
  public Topology topology(Topology asked) {
    return script.topology(asked);
  }

  @Override
  public IntFunction<NodeAddress> addresses() {
    return script.addresses();
  }

  @Override
  public boolean isReady(Simulation simulation) {
    return script.isReady(simulation);
  }

  @Override
  public LinkModel links() {
    return script.links();
  }

  @Override
  public NodeSettings settings(NodeSettings usual) {
    return script.settings(usual);
  }
}
