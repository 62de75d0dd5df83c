package dev.p2p.app.admin;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Outcome;
import dev.p2p.app.config.AdminConfig;
import dev.p2p.bus.RingBufferEventBus;
import dev.p2p.core.Node;
import dev.p2p.core.NodeBuilder;
import dev.p2p.spi.Execution;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.WireProtocol;
import dev.p2p.testkit.RecordingObserver;
import dev.p2p.testkit.ScriptedPeer;
import dev.p2p.transport.nio.NioTransport;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A real node with its admin endpoint, on loopback. */
final class AskedNode implements AutoCloseable {

  static final WireProtocol WIRE = DuskWire.of("dusk-0.4.3", Network.TESTNET);

  private static final NodeAddress ANY_PORT = NodeAddress.parse("127.0.0.1:0");
  private static final Duration DIAL_TIMEOUT = Duration.ofSeconds(30);

  final RecordingObserver observer = new RecordingObserver();
  final NioTransport transport = new NioTransport();
  final RingBufferEventBus bus = new RingBufferEventBus(Execution.virtualThreads());
  final Node node;
  final Admin admin;
  final NodeAddress address;

  /** What is asked by default: no token, running. */
  AskedNode() throws IOException {
    this(Optional.empty(), AdminLimits.DEFAULTS, false);
  }

  AskedNode(Optional<Path> tokenFile, AdminLimits limits, boolean dials) throws IOException {
    AdminConfig config = new AdminConfig(Optional.of(ANY_PORT), tokenFile, 100, 100, 10);
    NodeBuilder builder =
        Node.builder()
            .wire(WIRE)
            .transport(transport)
            .bus(bus)
            .handle("tx", (message, peer) -> verdict(message.payload()));
    Admin.Watching watching = Admin.watch(config, builder);
    // Last, so that whoever waits for it finds what the endpoint remembers.
    this.node = builder.observe(observer).start();
    this.admin = watching.start(node, dials, limits);
    this.address = node.listen(ANY_PORT);
    admin.onRunning();
  }

  /** Where it is asked. */
  NodeAddress at() {
    return admin.address();
  }

  /** A peer whose handshake is done; the node knows it. */
  ScriptedPeer peer() throws IOException, InterruptedException {
    int known = observer.all(NodeEvent.Connected.class).size();
    ScriptedPeer peer =
        new ScriptedPeer(transport.dial(address, DIAL_TIMEOUT), WIRE).shakeHandsAsDialler();
    observer.await(NodeEvent.Connected.class, known + 1);
    return peer;
  }

  @Override
  public void close() {
    node.close();
    bus.close();
    admin.close();
  }

  private static Outcome verdict(Bytes payload) {
    return payload.equals(Bytes.utf8("bad"))
        ? Outcome.rejected("bad on purpose")
        : Outcome.accepted();
  }
}
