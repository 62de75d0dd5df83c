package dev.p2p.app.demo;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Outcome;
import dev.p2p.app.assembly.NodeAssembly;
import dev.p2p.app.config.NodeConfig;
import dev.p2p.core.Node;
import dev.p2p.core.observe.NodeStats;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.HdrHistogram.Histogram;

/**
 * One node of the demonstration, which delivers transactions into the ledger.
 *
 * <p><b>Threading:</b> safe to share; its handler runs on the Readers.
 */
final class DemoNode implements AutoCloseable {

  private static final NodeAddress ANY_PORT = NodeAddress.parse("127.0.0.1:0");

  private final int number;
  private final Ledger ledger;
  private final TimeSource time;
  private final Node node;
  private final NodeAddress address;

  /**
   * Starts it.
   *
   * @throws DemoFailedException if it can't listen
   */
  DemoNode(int number, NodeConfig config, Ledger ledger, TimeSource time, NodeObserver observer)
      throws DemoFailedException {
    this.number = number;
    this.ledger = ledger;
    this.time = time;
    this.node =
        NodeAssembly.builder(config, "p2p.demo")
            .observe(observer)
            .handle(
                "tx",
                (message, peer) -> {
                  ledger.delivered(message.id(), number, time.nanoTime());
                  return Outcome.accepted();
                })
            .start();
    this.address = listen(number, node, ANY_PORT);
  }

  int number() {
    return number;
  }

  /** Where it listens. */
  NodeAddress address() {
    return address;
  }

  /** How many nodes it is connected with. */
  int peers() {
    return node.peers().size();
  }

  /**
   * Connects to another node and waits for the handshake.
   *
   * @throws DemoFailedException if that does not come about
   */
  void join(DemoNode other) throws DemoFailedException {
    try {
      var unused = node.connect(other.address).join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new DemoFailedException(
          "node %d must be connected with node %d, is not: %s"
              .formatted(number, other.number, cause.getMessage()));
    }
  }

  /** Waits until gossip reaches so many peers. */
  boolean awaitPeers(int count, Duration limit) throws InterruptedException {
    return node.awaitPeers(count, limit);
  }

  /** Publishes a line, waiting for room first; false if there was none within {@code limit}. */
  boolean publish(String payload, String label, Duration limit) throws InterruptedException {
    boolean room = node.awaitRoom(limit);
    Message message = node.messages().create("tx", Bytes.utf8(payload));
    ledger.publishing(message.id(), number, label, time.nanoTime());
    var unused = node.publish(message);
    return room;
  }

  /** What it has done. */
  DemoResult result() {
    NodeStats stats = node.stats();
    Histogram latencies = ledger.latencies(number);
    return new DemoResult(
        number,
        address.toString(),
        peers(),
        new DemoResult.Counts(
            stats.messages().published(),
            latencies.getTotalCount(),
            stats.messages().duplicates(),
            stats.droppedTotal()),
        stats.traffic(),
        new DemoResult.Latency(
            latencies.getValueAtPercentile(50), latencies.getValueAtPercentile(99)));
  }

  @Override
  public void close() {
    close(node);
  }

  /**
   * Has a node listen, or closes it.
   *
   * @throws DemoFailedException if it can't
   */
  static NodeAddress listen(int number, Node node, NodeAddress at) throws DemoFailedException {
    try {
      return node.listen(at);
    } catch (IOException e) {
      close(node);
      throw new DemoFailedException("node %d can't listen on %s".formatted(number, e.getMessage()));
    }
  }

  private static void close(Node node) {
    node.close();
    node.bus().close();
  }
}
