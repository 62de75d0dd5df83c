package dev.p2p.app.admin;

import dev.p2p.api.MessageId;
import dev.p2p.api.PeerId;
import dev.p2p.core.journal.LifeStep;
import dev.p2p.core.journal.MessageLife;
import dev.p2p.core.journal.MessageLives;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happened to one message at this node.
 *
 * <p><b>Threading:</b> safe to share.
 */
final class TraceEndpoint {

  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{4,64}");
  private static final int SHOWN_MAX = 5;

  private final MessageLives lives;

  TraceEndpoint(MessageLives lives) {
    this.lives = lives;
  }

  Route route() {
    return Route.get("/trace", List.of("id"), this::answer);
  }

  private AdminReply answer(AdminRequest request) {
    MessageLife life = find(request.query().required("id").toLowerCase(Locale.ROOT));
    ObjectNode reply =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", life.id().toHex())
            .put("topic", life.topic());
    ArrayNode steps = reply.putArray("steps");
    life.steps().forEach(step -> steps.add(json(step)));
    return AdminReply.json(reply.put("stepsLeftOut", life.stepsLeftOut()));
  }

  private MessageLife find(String digits) {
    if (!DIGITS.matcher(digits).matches()) {
      throw RefusedException.bad(
          "parameter id", "must be 4 to 64 hexadecimal digits, the first ones of an id", digits);
    }
    List<MessageId> fitting = lives.beginningWith(digits);
    if (fitting.size() > 1) {
      throw RefusedException.bad(
          "parameter id",
          "must begin the id of one message only, not those of "
              + fitting.stream().limit(SHOWN_MAX).map(MessageId::toHex).toList(),
          digits);
    }
    return fitting.stream()
        .findFirst()
        .flatMap(lives::find)
        .orElseThrow(() ->
            new RefusedException(
                HttpStatus.NOT_FOUND,
                "message",
                "must be among the last that this node saw of relayed topics",
                digits));
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
