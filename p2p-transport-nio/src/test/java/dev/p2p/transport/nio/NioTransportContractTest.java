package dev.p2p.transport.nio;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Transport;
import dev.p2p.testkit.transport.TransportContract;

final class NioTransportContractTest extends TransportContract {

  private final NioTransport transport = new NioTransport();

  @Override
  protected Transport transport() {
    return transport;
  }

  @Override
  protected NodeAddress listenAddress() {
    return NodeAddress.parse("127.0.0.1:0");
  }
}
