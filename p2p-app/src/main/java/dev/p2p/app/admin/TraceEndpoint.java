package dev.p2p.app.admin;

import dev.p2p.api.MessageId;
import dev.p2p.api.PeerId;
import dev.p2p.core.journal.LifeStep;
import dev.p2p.core.journal.MessageLife;
import dev.p2p.core.journal.MessageLives;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What happened to one message at this node. */
final class TraceEndpoint {

  private final MessageLives lives;

  TraceEndpoint(MessageLives lives) {
    this.lives = lives;
  }

  Route route() {
    return Route.get("/trace", List.of("id"), this::answer);
  }

  private AdminReply answer(AdminRequest request) {
    String digits = request.query().required("id");
    MessageLife life =
        lives
            .find(id(digits))
            .orElseThrow(
                () ->
                    new RefusedException(
                        HttpStatus.NOT_FOUND,
                        "message",
                        "must be among the last that this node saw of relayed topics",
                        digits));
    ObjectNode reply =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", life.id().toHex())
            .put("topic", life.topic());
    ArrayNode steps = reply.putArray("steps");
    life.steps().forEach(step -> steps.add(json(step)));
    return AdminReply.json(reply.put("stepsLeftOut", life.stepsLeftOut()));
  }

  private static MessageId id(String digits) {
    try {
      return MessageId.hex(digits);
    } catch (IllegalArgumentException e) {
      throw RefusedException.bad("parameter id", "must be 64 hexadecimal digits", digits);
    }
  }

  private static ObjectNode json(LifeStep step) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("at", step.at().toString())
            .put("what", step.kind().name());
    step.peer().map(PeerId::value).ifPresent(peer -> json.put("peer", peer));
    return step.detail().isEmpty() ? json : json.put("detail", step.detail());
  }
}
