package dev.p2p.core;

import dev.p2p.api.EventBus;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.spi.Execution;
import dev.p2p.spi.MessageStore;
import dev.p2p.spi.TimeSource;
import dev.p2p.spi.Transport;
import dev.p2p.spi.WireProtocol;
import java.util.random.RandomGenerator;

/** What a builder has collected, complete. */
record NodeParts(Adapters adapters, Surroundings around, NodeSettings settings, String software) {

  /** What it was given to reach the outside with. */
  record Adapters(WireProtocol wire, Transport transport, EventBus bus, MessageStore store) {}

  /** Time, chance and threads. */
  record Surroundings(TimeSource time, RandomGenerator random, Execution execution) {}

  WireProtocol wire() {
    return adapters.wire();
  }

  Transport transport() {
    return adapters.transport();
  }

  EventBus bus() {
    return adapters.bus();
  }

  MessageStore store() {
    return adapters.store();
  }
}
