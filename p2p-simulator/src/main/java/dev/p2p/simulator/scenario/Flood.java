package dev.p2p.simulator.scenario;

import dev.p2p.core.settings.NodeSettings;
import dev.p2p.core.settings.OutboxSettings;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.network.LinkModel;
import java.util.BitSet;

/** Small rings, narrow links, and nodes that publish as if there were neither. */
record Flood(ScenarioOptions options) implements ScenarioScript {

  private static final int RING = 16;
  private static final int BURST = 4 * RING;
  private static final int BURSTS = 2;
  private static final int FLOODERS = 3;
  private static final int LINK_BYTES_PER_SECOND = 125_000;
  private static final int WINDOW_BYTES = 4 << 10;

  @Override
  public LinkModel links() {
    return LinkModel.INTERNET
        .withBytesPerSecond(LINK_BYTES_PER_SECOND)
        .withWindowBytes(WINDOW_BYTES);
  }

  @Override
  public NodeSettings settings(NodeSettings usual) {
    OutboxSettings outbox = usual.outbox();
    return usual.withOutbox(
        new OutboxSettings(
            RING,
            outbox.gossipBytesMax(),
            outbox.directedBytesMax(),
            outbox.answersPendingMax(),
            outbox.stallLimit(),
            outbox.fullLimit()));
  }

  @Override
  public void play(Simulation simulation) {
    Workload workload = new Workload(simulation, options.load());
    workload.spread(options.nanos(0.5));
    BitSet flooders =
        Lots.choose(
            Math.min(FLOODERS, options.nodes()),
            options.nodes(),
            simulation.random().forPurpose(Purpose.CAST));
    long now = simulation.timeline().nowNanos();
    for (int burst = 1; burst <= BURSTS; burst++) {
      long at = now + options.nanos(0.1 * burst);
      simulation
          .timeline()
          .at(at, () -> flooders.stream().forEach(node -> burst(simulation, workload, node)));
    }
  }

  private static void burst(Simulation simulation, Workload workload, int node) {
    if (!simulation.node(node).isRunning()) {
      return;
    }
    simulation.note(node, "floods");
    for (int i = 0; i < BURST; i++) {
      workload.publishAt(node);
    }
  }
}
