package dev.p2p.examples;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Outcome;
import dev.p2p.bus.RingBufferEventBus;
import dev.p2p.core.Node;
import dev.p2p.core.NodeBuilder;
import dev.p2p.spi.Execution;
import dev.p2p.transport.nio.NioTransport;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.io.IOException;

/** Two nodes in one program: what one publishes, the other's handler is given. */
public final class EmbeddedNode {

  private EmbeddedNode() {}

  // README: begin
  static NodeBuilder builder() {
    return Node.builder()
        .wire(DuskWire.of("dusk-0.4.3", Network.TESTNET))
        .transport(new NioTransport())
        .bus(new RingBufferEventBus(Execution.virtualThreads()))
        .handle(
            "tx",
            (message, peer) -> {
              System.out.println("from " + peer.info().address().host() + ": " + message.payload());
              return Outcome.accepted(); // and pass it on
            });
  }

  /** Prints what bob is given, and ends. */
  public static void main(String[] args) throws IOException {
    try (Node bob = builder().start();
        Node alice = builder().start()) {
      NodeAddress address = bob.listen(NodeAddress.parse("127.0.0.1:0"));
      alice.connect(address).join();
      alice.publish(alice.messages().create("tx", Bytes.utf8("hello")));
    } // leaving politely: what was published is delivered first
  }

  // README: end
}
