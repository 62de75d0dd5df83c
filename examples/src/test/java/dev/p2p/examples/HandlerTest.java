package dev.p2p.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeAddress;
import dev.p2p.bus.RingBufferEventBus;
import dev.p2p.core.Node;
import dev.p2p.spi.Execution;
import dev.p2p.testkit.Messages;
import dev.p2p.testkit.RecordingHandler;
import dev.p2p.testkit.ScriptedPeer;
import dev.p2p.testkit.memory.MemoryTransport;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

// README: begin
@Timeout(20)
final class HandlerTest {

  private final DuskWire wire = DuskWire.of("dusk-0.4.3", Network.TESTNET);
  private final Messages messages = new Messages(wire);
  private final MemoryTransport network = new MemoryTransport();
  private final RecordingHandler handler = new RecordingHandler();

  @Test
  void whatTheHandlerAnswersGoesToTheOneWhoAsked() throws Exception {
    handler.willAccept(messages.aTx("well received"));
    try (Node node =
            Node.builder()
                .wire(wire)
                .transport(network)
                .bus(new RingBufferEventBus(Execution.virtualThreads()))
                .handle("tx", handler)
                .start();
        ScriptedPeer peer = dial(node.listen(NodeAddress.parse("127.0.0.1:0")))) {
      peer.shakeHandsAsDialler().send("tx", Bytes.utf8("hello"));

      assertThat(peer.expect("tx").payload()).isEqualTo(Bytes.utf8("well received"));
      assertThat(handler.messages()).containsExactly(messages.aTx("hello"));
    }
  }

  private ScriptedPeer dial(NodeAddress address) throws Exception {
    return new ScriptedPeer(network.dial(address, Duration.ofSeconds(5)), wire);
  }
}
// README: end
