package dev.p2p.app.ask;

import dev.p2p.app.console.Table;
import tools.jackson.databind.JsonNode;

/** The bans of a node, for people. */
public final class BansText {

  private BansText() {}

  /** A line for each ban. */
  public static String of(JsonNode answer) {
    Table table = table();
    answer.path("bans").forEach(ban -> addTo(table, ban));
    return table.isEmpty() ? "nobody is banned" + System.lineSeparator() : table.toString();
  }

  /** The ban that was added. */
  public static String ofOne(JsonNode ban) {
    Table table = table();
    addTo(table, ban);
    return table.toString();
  }

  private static Table table() {
    return new Table("SUBNET", "UNTIL", "BY", "REASON");
  }

  private static void addTo(Table table, JsonNode ban) {
    table.row(
        ban.path("subnet").asString(""),
        ban.path("until").asString("for ever"),
        ban.path("by").asString(""),
        ban.path("reason").asString(""));
  }
}
