package dev.p2p.transport.nio;

import dev.p2p.api.NodeAddress;
import dev.p2p.testkit.transport.ConnectedPair;
import dev.p2p.testkit.transport.ConnectionContract;

final class NioConnectionContractTest extends ConnectionContract {

  @Override
  protected ConnectedPair connect() throws Exception {
    return ConnectedPair.over(new NioTransport(), NodeAddress.parse("127.0.0.1:0"));
  }
}
