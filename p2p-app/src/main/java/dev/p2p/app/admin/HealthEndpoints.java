package dev.p2p.app.admin;

import dev.p2p.core.Node;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether the node lives, and whether it is ready: it accepts connections if it is to, and if it is
 * to dial others at least one peer takes part.
 *
 * <p><b>Threading:</b> safe to share.
 */
final class HealthEndpoints {

  private final Node node;
  private final Readiness readiness;
  private final int peersNeeded;

  /**
   * Of a node.
   *
   * @param dials whether its configuration names peers
   */
  HealthEndpoints(Node node, Readiness readiness, boolean dials) {
    this.node = node;
    this.readiness = readiness;
    this.peersNeeded = dials ? 1 : 0;
  }

  List<Route> routes() {
    return List.of(
        Route.open("/live", request -> AdminReply.json(json().put("live", true))),
        Route.open("/ready", this::ready));
  }

  private AdminReply ready(AdminRequest request) {
    Readiness.Phase phase = readiness.phase();
    int peers = node.peers().size();
    boolean ready = phase == Readiness.Phase.RUNNING && peers >= peersNeeded;
    return AdminReply.json(
        ready ? HttpStatus.OK : HttpStatus.UNAVAILABLE,
        json()
            .put("ready", ready)
            .put("phase", phase.name().toLowerCase(Locale.ROOT))
            .put("peers", peers)
            .put("peersNeeded", peersNeeded));
  }

  private static ObjectNode json() {
    return JsonNodeFactory.instance.objectNode();
  }
}
