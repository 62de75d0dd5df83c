package dev.p2p.app.ask;

import dev.p2p.app.console.Figures;
import dev.p2p.app.console.Table;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What happened to a message at a node, for people. */
public final class LifeText {

  private LifeText() {}

  /** Which message, and a line for each step. */
  public static String of(JsonNode answer) {
    Table table = new Table("AT", "WHAT", "PEER", "DETAIL");
    for (JsonNode step : answer.path("steps")) {
      table.row(
          step.path("at").asString(""),
          step.path("what").asString("").toLowerCase(Locale.ROOT).replace('_', ' '),
          step.path("peer").asString(""),
          step.path("detail").asString("").toLowerCase(Locale.ROOT));
    }
    long leftOut = answer.path("stepsLeftOut").asLong(0);
    return "%s %s%n%s%s"
        .formatted(
            answer.path("id").asString(""),
            answer.path("topic").asString(""),
            table,
            leftOut == 0 ? "" : "and %s more steps%n".formatted(Figures.count(leftOut)));
  }
}
