package dev.p2p.app.ask;

import tools.jackson.databind.JsonNode;

/** Whether a node is ready, as a line. */
public final class ReadyText {

  private ReadyText() {}

  /** Whether the answer says so. */
  public static boolean isReady(JsonNode answer) {
    return answer.path("ready").asBoolean(false);
  }

  /** Of an answer to {@code GET /ready}. */
  public static String of(JsonNode answer) {
    return "%s: %s, %d of %d peers%n"
        .formatted(
            isReady(answer) ? "ready" : "not ready",
            answer.path("phase").asString("unknown"),
            answer.path("peers").asInt(0),
            answer.path("peersNeeded").asInt(0));
  }
}
