package dev.p2p.simulator.scenario;

import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.network.Host;
import java.util.BitSet;

/**
 * For half of the time half of the nodes do not hear the other half. By default that is long enough
 * for connections between the halves to end.
 */
record PartitionHeal(ScenarioOptions options) implements ScenarioScript {

  private static final int NETWORK = -1;

  @Override
  public void play(Simulation simulation) {
    new Workload(simulation, options.load()).spread(options.nanos(0.5), node -> true);
    long now = simulation.timeline().nowNanos();
    simulation.timeline().at(now + options.nanos(0.15), () -> split(simulation));
    simulation.timeline().at(now + options.nanos(0.75), () -> heal(simulation));
  }

  private void split(Simulation simulation) {
    BitSet other =
        Lots.choose(
            options.nodes() / 2, options.nodes(), simulation.random().forPurpose(Purpose.CAST));
    simulation.note(NETWORK, "partition: " + other);
    for (Host host : simulation.network().hosts()) {
      if (other.get(host.index())) {
        simulation.network().setSide(host, 1);
      }
    }
  }

  private static void heal(Simulation simulation) {
    simulation.note(NETWORK, "healed");
    simulation.network().joinSides();
  }
}
