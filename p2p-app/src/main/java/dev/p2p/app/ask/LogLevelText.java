package dev.p2p.app.ask;

import dev.p2p.app.console.Table;
import tools.jackson.databind.JsonNode;

/** How much a node logs, for people. */
public final class LogLevelText {

  private LogLevelText() {}

  /** A line for each logger. */
  public static String of(JsonNode answer) {
    Table table = new Table("LOGGER", "LEVEL");
    answer
        .path("levels")
        .propertyStream()
        .forEach(logger -> table.row(logger.getKey(), logger.getValue().asString("")));
    return table.toString();
  }
}
