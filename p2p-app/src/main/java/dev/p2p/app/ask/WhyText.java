package dev.p2p.app.ask;

import dev.p2p.app.console.Figures;
import dev.p2p.app.console.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What happened to peers, for people. */
public final class WhyText {

  private static final String NEW_LINE = System.lineSeparator();

  private WhyText() {}

  /**
   * A line for each entry, and what the node will do next.
   *
   * @param about whom was asked about
   */
  public static String of(JsonNode answer, String about) {
    StringBuilder text = new StringBuilder();
    Table table = new Table("LAST", "TIMES", "WHAT", "WHO", "REASON", "EVIDENCE");
    answer.path("entries").forEach(entry -> addTo(table, entry));
    if (table.isEmpty()) {
      text.append("nothing is known of ").append(about).append(NEW_LINE);
    } else {
      text.append(table);
    }
    for (JsonNode peer : answer.path("connected")) {
      text.append(
          "connected now: %s %s%n"
              .formatted(peer.path("address").asString(""), peer.path("peer").asString("")));
    }
    for (JsonNode score : answer.path("scores")) {
      text.append(
          String.format(
              Locale.ROOT,
              "score: %s has %.1f points, banned %d times of late%n",
              score.path("who").asString(""),
              score.path("points").asDouble(0),
              score.path("bans").asInt(0)));
    }
    return text.append(next(answer)).append(displaced(answer)).toString();
  }

  private static void addTo(Table table, JsonNode entry) {
    table.row(
        seconds(entry.path("last").asString("")),
        String.valueOf(entry.path("count").asLong(1)),
        entry.path("kind").asString("").toLowerCase(Locale.ROOT).replace('_', ' '),
        who(entry),
        entry.path("reason").asString(""),
        entry.path("evidence").asString(""));
  }

  private static String who(JsonNode entry) {
    String where = entry.path("address").asString(entry.path("subnet").asString(""));
    String peer = entry.path("peer").asString("");
    String direction =
        switch (entry.path("direction").asString("")) {
          case "inbound" -> "from ";
          case "outbound" -> "to ";
          default -> "";
        };
    return (direction + where + (peer.equals(where) ? "" : " " + peer)).strip();
  }

  /** Plans that are still ahead: those of the last entry about each address. */
  private static String next(JsonNode answer) {
    StringBuilder text = new StringBuilder();
    for (JsonNode entry : answer.path("entries")) {
      JsonNode plan = entry.path("next");
      if (plan.isObject()) {
        text.append(
            "next: dial %s at %s: %s%n"
                .formatted(
                    entry.path("address").asString(""),
                    seconds(plan.path("at").asString("")),
                    plan.path("why").asString("")));
      }
    }
    return text.toString();
  }

  private static String displaced(JsonNode answer) {
    long displaced = answer.path("displaced").asLong(0);
    return displaced == 0
        ? ""
        : "%s older entries have given way%n".formatted(Figures.count(displaced));
  }

  private static String seconds(String instant) {
    return instant.isEmpty()
        ? ""
        : Instant.parse(instant).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
