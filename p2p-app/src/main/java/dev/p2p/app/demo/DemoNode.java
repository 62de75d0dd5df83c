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
import org.HdrHistogram.Histogram;

/**
 * One node of the demonstration, which delivers transactions into the ledger.
 *
 * <p><b>Threading:</b> safe to share; its handler runs on the Readers.
 */
final class DemoNode implements AutoCloseable {

  private final int number;
  private final Ledger ledger;
  private final TimeSource time;
  private final Node node;
  private final NodeAddress address;

  DemoNode(int number, NodeConfig config, Ledger ledger, TimeSource time, NodeObserver observer)
      throws IOException {
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
    this.address = node.listen(NodeAddress.parse("127.0.0.1:0"));
  }

  int number() {
    return number;
  }

  /** Where it listens. */
  NodeAddress address() {
    return address;
  }

  /** Connects to another node and waits for the handshake. */
  void join(DemoNode other) {
    var unused = node.connect(other.address).join();
  }

  /** Waits until both ends of all its connections know of them. */
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
        node.peers().size(),
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
    node.close();
    node.bus().close();
  }
}
