package dev.p2p.simulator.scenario;

import dev.p2p.api.Outcome;
import dev.p2p.simulator.Blueprint;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.time.SeededRandom;
import java.util.BitSet;

/** A fifth of the nodes take and do not give: whoever has a path round them is to be reached. */
final class SilentFifth implements ScenarioScript {

  private static final int SHARE = 5;

  private final ScenarioOptions options;
  private final BitSet silent;

  SilentFifth(ScenarioOptions options) {
    this.options = options;
    SeededRandom random = new SeededRandom(options.seed()).forPurpose(Purpose.CAST);
    // Not those of the simulation's own purposes, although the seed is the same.
    this.silent = Lots.choose(options.nodes() / SHARE, options.nodes(), random.forPurpose(SHARE));
  }

  @Override
  public Blueprint blueprint() {
    return (builder, node) -> {
      boolean takesOnly = silent.get(node.index());
      builder.handle(TOPIC, (message, peer) -> takesOnly ? Outcome.ignored() : Outcome.accepted());
    };
  }

  @Override
  public void play(Simulation simulation) {
    simulation.setSilent(silent);
    new Workload(simulation, options.load()).spread(options.nanos(0.5));
  }
}
