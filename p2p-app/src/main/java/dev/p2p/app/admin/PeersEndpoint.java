package dev.p2p.app.admin;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who takes part.
 *
 * <p><b>Threading:</b> safe to share.
 */
final class PeersEndpoint {

  private final PeerJson peers;

  PeersEndpoint(PeerJson peers) {
    this.peers = peers;
  }

  Route route() {
    return Route.get("/peers", List.of(), this::answer);
  }

  private AdminReply answer(AdminRequest request) {
    ArrayNode shown = JsonNodeFactory.instance.arrayNode();
    peers.all().forEach(shown::add);
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    reply.set("peers", shown);
    return AdminReply.json(reply);
  }
}
