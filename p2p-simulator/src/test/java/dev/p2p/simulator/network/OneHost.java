package dev.p2p.simulator.network;

import dev.p2p.api.NodeAddress;
import dev.p2p.simulator.time.SeededRandom;
import dev.p2p.simulator.time.Timeline;

/** A network of one machine, which dials itself. */
final class OneHost {

  private static final int PORT = 7_000;

  final Timeline timeline = new Timeline();
  final Host host =
      new SimulatedNetwork(timeline, new SeededRandom(1), LinkModel.INTERNET).addHost(PORT);

  NodeAddress anyPort() {
    return host.address().withPort(0);
  }
}
