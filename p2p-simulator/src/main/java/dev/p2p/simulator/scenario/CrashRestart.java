package dev.p2p.simulator.scenario;

import dev.p2p.simulator.Blueprint;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.time.SeededRandom;
import java.util.BitSet;

/**
 * In the first half of the time two nodes in five are killed, each at its own moment, and start
 * again soon. Every second one has lost its disk. What a node has delivered to its application it
 * writes to its disk, and does not deliver again as long as it finds it there.
 */
final class CrashRestart implements ScenarioScript {

  private static final double SHARE = 0.4;

  private final ScenarioOptions options;
  private final DeliveryAudit audit = new DeliveryAudit();

  CrashRestart(ScenarioOptions options) {
    this.options = options;
  }

  @Override
  public Blueprint blueprint() {
    return (builder, node) ->
        builder.handle(
            TOPIC, new DurableHandler(node.disk(), id -> audit.delivered(node.index(), id)));
  }

  @Override
  public void play(Simulation simulation) {
    audit.reportTo(simulation);
    SeededRandom random = simulation.random().forPurpose(Purpose.EVENTS);
    Returning returning = new Returning(simulation, random);
    new Workload(simulation, options.load()).spread(options.nanos(0.5));
    long now = simulation.timeline().nowNanos();
    for (int i = 0; i < (int) (options.nodes() * SHARE); i++) {
      long at = now + random.between(0, options.nanos(0.5));
      boolean wiped = i % 2 == 1;
      simulation.timeline().at(at, () -> oneCrashes(simulation, returning, random, wiped));
    }
  }

  private void oneCrashes(
      Simulation simulation, Returning returning, SeededRandom random, boolean wiped) {
    BitSet present = returning.present();
    if (present.cardinality() < 2) {
      return;
    }
    int node = returning.pick(present);
    int dials = simulation.graph().degree(node);
    returning.kill(node);
    if (wiped) {
      simulation.note(node, "lost its disk");
      simulation.node(node).disk().wipe();
      audit.forget(node);
    }
    long back = simulation.timeline().nowNanos() + random.between(1, options.nanos(0.02));
    simulation.timeline().at(back, () -> returning.comesBack(node, Math.max(1, dials)));
  }
}
