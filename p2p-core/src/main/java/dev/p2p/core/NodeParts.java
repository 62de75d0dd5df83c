package dev.p2p.core;

import dev.p2p.api.EventBus;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.spi.Execution;
import dev.p2p.spi.TimeSource;
import dev.p2p.spi.Transport;
import dev.p2p.spi.WireProtocol;
import java.util.random.RandomGenerator;

/** What a builder has collected, complete. */
record NodeParts(
    WireProtocol wire,
    Transport transport,
    EventBus bus,
    Surroundings around,
    NodeSettings settings,
    String software) {

  /** Time, chance and threads. */
  record Surroundings(TimeSource time, RandomGenerator random, Execution execution) {}
}
