package dev.p2p.simulator.scenario;

import dev.p2p.core.settings.KeepAliveSettings;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.simulator.SimulatedNode;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.network.Host;
import java.util.BitSet;
import java.util.List;

/**
 * For more than half of the time half of the nodes do not hear the other half. Silence is met in a
 * sixth of the time, so that connections between the halves end.
 */
record PartitionHeal(ScenarioOptions options) implements ScenarioScript {

  private static final int NETWORK = -1;
  private static final int SILENCE_PARTS = 6;

  @Override
  public NodeSettings settings(NodeSettings usual) {
    return usual.withKeepAlive(
        new KeepAliveSettings(
            options.duration().dividedBy(2 * SILENCE_PARTS),
            options.duration().dividedBy(SILENCE_PARTS)));
  }

  @Override
  public void play(Simulation simulation) {
    new Workload(simulation, options.load()).spread(options.nanos(0.5));
    long now = simulation.timeline().nowNanos();
    simulation.timeline().at(now + options.nanos(0.15), () -> split(simulation));
    simulation.timeline().at(now + options.nanos(0.75), () -> heal(simulation));
  }

  private void split(Simulation simulation) {
    BitSet other =
        Lots.choose(
            options.nodes() / 2, options.nodes(), simulation.random().forPurpose(Purpose.CAST));
    simulation.note(NETWORK, "partition: " + other);
    List<Host> side =
        simulation.network().hosts().stream().filter(host -> other.get(host.index())).toList();
    simulation.network().partition(List.of(side));
  }

  private static void heal(Simulation simulation) {
    simulation.note(NETWORK, "healed");
    simulation.network().heal();
    for (SimulatedNode node : simulation.nodes()) {
      node.dialMissingNeighbours();
    }
  }
}
