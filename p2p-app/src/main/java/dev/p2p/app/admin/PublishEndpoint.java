package dev.p2p.app.admin;

import dev.p2p.api.Bytes;
import dev.p2p.api.InvalidMessageException;
import dev.p2p.api.Message;
import dev.p2p.api.PublishResult;
import dev.p2p.core.Node;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Publishes a message, as the application would.
 *
 * <p><b>Threading:</b> safe to share.
 */
final class PublishEndpoint {

  private final Node node;

  PublishEndpoint(Node node) {
    this.node = node;
  }

  Route route() {
    return Route.post("/publish", List.of("topic", "text", "hex"), this::answer);
  }

  private AdminReply answer(AdminRequest request) {
    String topic = request.body().required("topic");
    Bytes payload =
        request
            .body()
            .payload()
            .orElseThrow(() -> RefusedException.bad("body", Body.PAYLOAD_RULE, "neither"));
    Message message = message(topic, payload);
    return switch (node.publish(message)) {
      case PublishResult.Offered(var accepted, var displaced, var refused) ->
          AdminReply.json(
              described(message)
                  .put("accepted", accepted)
                  .put("displaced", displaced)
                  .put("refused", refused));
      case PublishResult.Rejected(var reason) ->
          throw new RefusedException(
              HttpStatus.CONFLICT, "message", "must be admitted: " + reason, message.id().toHex());
    };
  }

  private Message message(String topic, Bytes payload) {
    try {
      return node.messages().create(topic, payload);
    } catch (InvalidMessageException e) {
      throw RefusedException.bad("message", String.valueOf(e.getMessage()), topic);
    }
  }

  private static ObjectNode described(Message message) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", message.id().toHex())
        .put("topic", message.topic().name())
        .put("length", message.payload().length());
  }
}
