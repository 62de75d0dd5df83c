package dev.p2p.simulator.scenario;

import dev.p2p.simulator.topology.Topology;
import dev.p2p.spi.WireProtocol;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.time.Duration;

/**
 * What a scenario is played with.
 *
 * @param nodes how many, at least 2
 * @param topology who dials whom
 * @param seed what chance depends on; the same options give the same run, event by event
 * @param load how much is published
 * @param duration virtual time from when everybody is connected to the end, at least 1 s; messages
 *     are published in its first half
 * @param wire what the nodes speak
 */
public record ScenarioOptions(
    int nodes, Topology topology, long seed, Load load, Duration duration, WireProtocol wire) {

  private static final int NODES_MIN = 2;
  private static final int DEFAULT_DEGREE = 8;
  private static final Duration DURATION_MIN = Duration.ofSeconds(1);
  private static final Duration DEFAULT_DURATION = Duration.ofSeconds(60);

  /** Checks the ranges. */
  public ScenarioOptions {
    if (nodes < NODES_MIN) {
      throw new IllegalArgumentException(
          "nodes must be at least %d, was %d".formatted(NODES_MIN, nodes));
    }
    if (duration.compareTo(DURATION_MIN) < 0) {
      throw new IllegalArgumentException(
          "duration must be at least %s, was %s".formatted(DURATION_MIN, duration));
    }
  }

  /** 8 random neighbours, 100 messages of 256 bytes, 60 s, the default profile. */
  public static ScenarioOptions of(int nodes, long seed) {
    return new ScenarioOptions(
        nodes,
        Topology.randomRegular(DEFAULT_DEGREE),
        seed,
        Load.DEFAULT,
        DEFAULT_DURATION,
        DuskWire.of("dusk-0.4.3", Network.DEVNET));
  }

  /** These options with another topology. */
  public ScenarioOptions withTopology(Topology other) {
    return new ScenarioOptions(nodes, other, seed, load, duration, wire);
  }

  /** These options with another load. */
  public ScenarioOptions withLoad(Load other) {
    return new ScenarioOptions(nodes, topology, seed, other, duration, wire);
  }

  /** These options with another duration. */
  public ScenarioOptions withDuration(Duration other) {
    return new ScenarioOptions(nodes, topology, seed, load, other, wire);
  }

  /** These options with another protocol. */
  public ScenarioOptions withWire(WireProtocol other) {
    return new ScenarioOptions(nodes, topology, seed, load, duration, other);
  }

  /** That share of the duration, in nanoseconds. */
  long nanos(double share) {
    return (long) (duration.toNanos() * share);
  }
}
