package dev.p2p.simulator.scenario;

import dev.p2p.simulator.Simulation;
import java.time.Duration;
import java.util.BitSet;

/**
 * A fifth of the nodes read a quarter faster than frames can come to them on average: what comes at
 * once waits, and is read in the end.
 */
record SlowPeers(ScenarioOptions options) implements ScenarioScript {

  private static final int SHARE = 5;
  private static final double HEADROOM = 1.25;
  private static final int HEADER_BYTES_MAX = 64;

  /** Pings and the like fit in there. */
  private static final long BYTES_PER_SECOND_MIN = 2_048;

  private static final double SECOND_NANOS = Duration.ofSeconds(1).toNanos();

  @Override
  public void play(Simulation simulation) {
    BitSet slow =
        Lots.choose(
            options.nodes() / SHARE, options.nodes(), simulation.random().forPurpose(Purpose.CAST));
    slow.stream().forEach(node -> slowDown(simulation, node));
    new Workload(simulation, options.load()).spread(options.nanos(0.5));
  }

  /** At worst every peer sends it every message. */
  private void slowDown(Simulation simulation, int node) {
    double frames = (double) options.load().messages() * simulation.graph().degree(node);
    double bytes = frames * (options.load().payloadBytes() + HEADER_BYTES_MAX);
    double bytesPerSecond = HEADROOM * bytes * SECOND_NANOS / options.nanos(0.5);
    long rate = Math.max(BYTES_PER_SECOND_MIN, (long) bytesPerSecond);
    simulation.node(node).host().slowReads(rate);
    simulation.note(node, "reads %d bytes a second".formatted(rate));
  }
}
