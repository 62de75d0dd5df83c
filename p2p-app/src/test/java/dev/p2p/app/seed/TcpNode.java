package dev.p2p.app.seed;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.NodeTopics;
import dev.p2p.api.PublishResult;
import dev.p2p.bus.RingBufferEventBus;
import dev.p2p.core.Node;
import dev.p2p.core.NodeBuilder;
import dev.p2p.spi.Connection;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.WireProtocol;
import dev.p2p.testkit.ManualTicker;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.RecordingObserver;
import dev.p2p.testkit.ScriptedPeer;
import dev.p2p.transport.nio.NioTransport;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * A node with everything real, sockets and threads included, but for the clock: it stands still
 * unless a test moves it, so nothing times out on a slow machine.
 */
public final class TcpNode implements AutoCloseable {

  public static final WireProtocol WIRE = DuskWire.of("dusk-0.4.3", Network.TESTNET);

  private static final NodeAddress LOOPBACK = NodeAddress.parse("127.0.0.1:0");
  private static final Duration DIAL_TIMEOUT = Duration.ofSeconds(30);

  /** The one that accepts. */
  private static final int ACTORS_WITHOUT_PEERS = 1;

  public final ManualTime time = new ManualTime();
  public final ManualTicker threads = new ManualTicker();
  public final RecordingObserver observer = new RecordingObserver();
  public final Node node;
  public final NodeAddress address;
  private final NioTransport transport = new NioTransport();
  private final RingBufferEventBus bus = new RingBufferEventBus(threads);

  public TcpNode() {
    this(builder -> builder);
  }

  public TcpNode(UnaryOperator<NodeBuilder> more) {
    this.node =
        more.apply(
                Node.builder()
                    .wire(WIRE)
                    .transport(transport)
                    .bus(bus)
                    .time(time)
                    .execution(threads)
                    .observe(observer))
            .start();
    try {
      this.address = node.listen(LOOPBACK);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The far end of a connection that has just been dialled; nothing is said yet. */
  public Connection dial() {
    try {
      return transport.dial(address, DIAL_TIMEOUT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The far end of a connection whose handshake is done; the node knows it. */
  public ScriptedPeer peer() throws InterruptedException {
    int known = observer.all(NodeEvent.Connected.class).size();
    ScriptedPeer peer = new ScriptedPeer(dial(), WIRE).shakeHandsAsDialler();
    observer.await(NodeEvent.Connected.class, known + 1);
    return peer;
  }

  /** Publishes as any component of the node does: on the bus. */
  public PublishResult publish(String text) {
    return publish(Bytes.utf8(text));
  }

  public PublishResult publish(Bytes payload) {
    return bus.publish(NodeTopics.GOSSIP, tx(payload));
  }

  public Message tx(Bytes payload) {
    return node.messages().create("tx", payload);
  }

  /** Lets time pass, then has the node look at the clock. */
  public void pass(Duration step) {
    time.advance(step);
    threads.tick();
  }

  /** How many actors run for peers. */
  public int peerActors() {
    return threads.running() - ACTORS_WITHOUT_PEERS;
  }

  /** Waits until that many actors run for peers, at most. */
  public void awaitPeerActors(int count) {
    while (peerActors() > count) {
      Thread.onSpinWait();
    }
  }

  /** Waits until everything {@code peer} has sent is processed. */
  public static void awaitProcessed(ScriptedPeer peer) {
    peer.send("ping", Bytes.EMPTY).expect("pong");
  }

  @Override
  public void close() {
    node.close();
    bus.close();
  }
}
