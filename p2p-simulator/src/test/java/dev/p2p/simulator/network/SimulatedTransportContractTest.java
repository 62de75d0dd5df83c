package dev.p2p.simulator.network;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Transport;
import dev.p2p.testkit.transport.ConnectedPair;
import dev.p2p.testkit.transport.ConnectionContract;
import dev.p2p.testkit.transport.ReadinessContract;
import dev.p2p.testkit.transport.TransportContract;
import org.junit.jupiter.api.Nested;

/** The contracts that TCP is held to, and the one for actors that share a thread. */
final class SimulatedTransportContractTest {

  private final OneHost network = new OneHost();
  private final Transport waiting = new WaitingTransport(network.host);

  @Nested
  class Waiting extends TransportContract {

    @Override
    protected Transport transport() {
      return waiting;
    }

    @Override
    protected NodeAddress listenAddress() {
      return network.anyPort();
    }
  }

  @Nested
  class WaitingConnections extends ConnectionContract {

    @Override
    protected ConnectedPair connect() throws Exception {
      return ConnectedPair.over(waiting, network.anyPort());
    }
  }

  @Nested
  class Readiness extends ReadinessContract {

    private final Transport transport = network.host.transport();

    @Override
    protected Transport transport() {
      return transport;
    }

    @Override
    protected NodeAddress listenAddress() {
      return network.anyPort();
    }

    @Override
    protected boolean letTimePass() {
      return network.timeline.step();
    }
  }
}
