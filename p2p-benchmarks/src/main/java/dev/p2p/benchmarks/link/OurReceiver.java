package dev.p2p.benchmarks.link;

import dev.p2p.api.Outcome;
import dev.p2p.benchmarks.process.Progress;
import dev.p2p.benchmarks.process.Role;
import dev.p2p.core.Node;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import java.io.IOException;

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
    return OurNodes.listen(node);
  }

  @Override
  public Progress progress() {
    return arrivals.progress();
  }

  @Override
  public void close() {
    OurNodes.close(node);
  }
}
