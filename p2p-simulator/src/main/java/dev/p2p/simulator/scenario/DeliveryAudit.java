package dev.p2p.simulator.scenario;

import static java.util.Objects.requireNonNull;

import dev.p2p.api.MessageId;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.check.Breach;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Watches what applications are delivered over all runs of their nodes: nothing twice, unless the
 * disk was lost in between.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
final class DeliveryAudit {

  private record Delivery(int node, MessageId id) {}

  /** Only looked up in. */
  private final Set<Delivery> deliveries = new HashSet<>();

  private @Nullable Simulation simulation;

  /** Where breaches go. */
  void reportTo(Simulation running) {
    this.simulation = running;
  }

  /** An application was delivered a message. */
  void delivered(int node, MessageId id) {
    if (!deliveries.add(new Delivery(node, id))) {
      requireNonNull(simulation, "nobody to report to")
          .breaches()
          .add(
              new Breach(
                  Breach.Rule.DELIVERED_TWICE,
                  node,
                  simulation.timeline().nowNanos(),
                  "the application was delivered %s again although its disk was kept"
                      .formatted(id)));
    }
  }

  /** That node can't know any more what its application was delivered. */
  void forget(int node) {
    deliveries.removeIf(delivery -> delivery.node() == node);
  }
}
