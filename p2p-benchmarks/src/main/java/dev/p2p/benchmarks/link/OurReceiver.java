package dev.p2p.benchmarks.link;

import dev.p2p.api.NodeAddress;
import dev.p2p.api.Outcome;
import dev.p2p.benchmarks.process.Role;
import dev.p2p.core.Node;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import java.io.IOException;
import java.util.Optional;

/** A node whose handler accepts what comes. */
final class OurReceiver implements Role {

  private final Arrivals arrivals = new Arrivals();
  private final Node node =
      OurNodes.builder()
          .handle(
              OurNodes.TOPIC.name(),
              (message, peer) -> {
                arrivals.on(Payloads.numberOf(message.payload()));
                return Outcome.accepted();
              })
          .observe(
              new NodeObserver() {
                @Override
                public void onEvent(NodeEvent event) {
                  if (event instanceof NodeEvent.Closed closed) {
                    arrivals.fail("the connection was closed: " + closed.reason());
                  }
                }
              })
          .start();

  @Override
  public String start(String told) throws IOException {
    return node.listen(NodeAddress.parse("127.0.0.1:0")).toString();
  }

  @Override
  public long count() {
    return arrivals.count();
  }

  @Override
  public Optional<String> failure() {
    return arrivals.failure();
  }

  @Override
  public void close() {
    node.close();
    node.bus().close();
  }
}
