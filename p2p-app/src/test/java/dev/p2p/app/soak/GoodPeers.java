package dev.p2p.app.soak;

import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Outcome;
import dev.p2p.app.seed.TcpNode;
import dev.p2p.bus.RingBufferEventBus;
import dev.p2p.core.Node;
import dev.p2p.spi.Execution;
import dev.p2p.transport.nio.NioTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Nodes that take what they are sent, each connected with the node under test alone.
 *
 * <p><b>Threading:</b> confined to one thread, but that messages are told on the nodes' Readers.
 */
final class GoodPeers implements AutoCloseable {

  /** Far more than what is under way to one node that takes it. */
  private static final long BUDGET_BYTES = 64 << 20;

  private static final long POLL_NANOS = 100_000;

  private final List<Node> nodes = new ArrayList<>();
  private final List<AtomicLong> received = new ArrayList<>();

  private GoodPeers() {}

  static GoodPeers connect(int count, NodeAddress node) {
    return connect(count, node, message -> {});
  }

  /** The same, telling {@code onMessage} of every message at every node, on any thread. */
  static GoodPeers connect(int count, NodeAddress node, Consumer<Message> onMessage) {
    GoodPeers peers = new GoodPeers();
    for (int i = 0; i < count; i++) {
      peers.add(onMessage);
      var unused = peers.nodes.getLast().connect(node).join();
    }
    return peers;
  }

  /** One of them. */
  Node first() {
    return nodes.getFirst();
  }

  /** How many messages the one that has fewest has got. */
  long receivedByAll() {
    return received.stream().mapToLong(AtomicLong::get).min().orElseThrow();
  }

  /** Waits, until it is interrupted, for each to have got that many messages. */
  void awaitReceived(long count) throws InterruptedException {
    while (receivedByAll() < count) {
      if (Thread.interrupted()) {
        throw new InterruptedException(
            "%d of %d messages reached every good peer".formatted(receivedByAll(), count));
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** How many of them still have their connection. */
  long connected() {
    return nodes.stream().filter(node -> !node.peers().isEmpty()).count();
  }

  @Override
  public void close() {
    nodes.forEach(Node::leave);
    for (Node node : nodes) {
      node.close();
      node.bus().close();
    }
  }

  private void add(Consumer<Message> onMessage) {
    AtomicLong counter = new AtomicLong();
    received.add(counter);
    nodes.add(
        Node.builder()
            .wire(TcpNode.WIRE)
            .transport(new NioTransport())
            .bus(new RingBufferEventBus(Execution.virtualThreads()))
            .settings(SlowPeersSettings.of(BUDGET_BYTES))
            .handle(
                "tx",
                (message, peer) -> {
                  onMessage.accept(message);
                  counter.incrementAndGet();
                  return Outcome.accepted();
                })
            .start());
  }
}
