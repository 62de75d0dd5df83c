package dev.p2p.app.admin;

import dev.p2p.api.Ban;
import dev.p2p.api.Subnet;
import dev.p2p.core.judge.Bans;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who is banned, and who is to be, or no more.
 *
 * <p><b>Threading:</b> safe to share.
 */
final class BansEndpoint {

  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final Bans bans;

  BansEndpoint(Bans bans) {
    this.bans = bans;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/bans", List.of(), request -> all()),
        Route.post("/bans", List.of("subnet", "for", "reason"), this::add),
        Route.delete("/bans", List.of("subnet"), this::remove));
  }

  private AdminReply all() {
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    ArrayNode shown = reply.putArray("bans");
    bans.all().forEach(ban -> shown.add(json(ban)));
    return AdminReply.json(reply);
  }

  private AdminReply add(AdminRequest request) {
    Body body = request.body();
    Subnet subnet = subnet("field subnet", body.required("subnet"));
    String reason = body.text("reason").orElse("");
    Ban ban =
        body.text("for")
            .map(text -> bans.ban(subnet, duration(text), reason))
            .orElseGet(() -> bans.banForever(subnet, reason));
    return AdminReply.json(json(ban));
  }

  private AdminReply remove(AdminRequest request) {
    String text = request.query().required("subnet");
    if (!bans.lift(subnet("parameter subnet", text))) {
      throw new RefusedException(
          HttpStatus.NOT_FOUND, "parameter subnet", "must be banned, exactly so", text);
    }
    return all();
  }

  private static Subnet subnet(String what, String text) {
    try {
      return Subnet.parse(text);
    } catch (IllegalArgumentException e) {
      throw RefusedException.bad(what, "must be ADDRESS or ADDRESS/PREFIX", text);
    }
  }

  private static Duration duration(String text) {
    Optional<Duration> read = Optional.empty();
    try {
      read = Optional.of(Duration.parse(text));
    } catch (DateTimeParseException e) {
      // Told below, with the rest.
    }
    return read.filter(given -> given.isPositive() && given.compareTo(LONGEST) <= 0)
        .orElseThrow(() ->
            RefusedException.bad(
                "field for", "must be an ISO 8601 duration such as PT1H, up to P36500D", text));
  }

  private static ObjectNode json(Ban ban) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("subnet", ban.subnet().toString())
            .put("by", ban.by().toString())
            .put("reason", ban.reason());
    // Without an end the field is missing: no time would be one.
    return ban.until().equals(Ban.FOREVER) ? json : json.put("until", ban.until().toString());
  }
}
