package dev.p2p.benchmarks.connections;

import dev.p2p.benchmarks.link.OurNodes;
import dev.p2p.core.Node;
import dev.p2p.core.settings.ConnectionSettings;
import dev.p2p.core.settings.InboundSettings;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A node that lets in as many as come; else with every default. */
final class NodeServer implements Host.Server {

  private final AtomicReference<String> failure = new AtomicReference<>();
  private final Node node;

  NodeServer(int peersMax) {
    node =
        OurNodes.builder()
            .settings(
                NodeSettings.DEFAULTS.withConnections(
                    ConnectionSettings.DEFAULTS.withInbound(
                        InboundSettings.DEFAULTS.withMax(peersMax + 1))))
            .observe(
                new NodeObserver() {
                  @Override
                  public void onEvent(NodeEvent event) {
                    if (event instanceof NodeEvent.Closed closed) {
                      failure.compareAndSet(null, "a peer was closed: " + closed);
                    }
                  }
                })
            .start();
  }

  @Override
  public String listen() throws IOException {
    return OurNodes.listen(node);
  }

  @Override
  public int connected() {
    return node.peers().size();
  }

  @Override
  public boolean awaitConnected(int count, Duration limit) throws InterruptedException {
    return node.awaitPeers(count, limit);
  }

  @Override
  public Optional<String> failure() {
    return Optional.ofNullable(failure.get());
  }

  @Override
  public void close() {
    OurNodes.close(node);
  }
}
