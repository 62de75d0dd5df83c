package dev.p2p.app.ask;

import dev.p2p.app.console.Figures;
import dev.p2p.app.console.Table;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** The peers of a node, for people. */
public final class PeersText {

  private PeersText() {}

  /** A line for each peer, and how many there are. */
  public static String of(JsonNode answer) {
    JsonNode peers = answer.path("peers");
    Table table =
        new Table(
            "ADDRESS",
            "DIR",
            "PEER",
            "CONNECTED",
            "IN",
            "OUT",
            "QUEUED",
            "LOST",
            "PING",
            "POINTS",
            "SOFTWARE");
    for (JsonNode peer : peers) {
      table.row(
          peer.path("address").asString(""),
          peer.path("direction").asString("").equals("inbound") ? "in" : "out",
          peer.path("peer").asString(""),
          Figures.age(Duration.ofMillis(peer.path("connectedMs").asLong(0))),
          Figures.bytes(peer.path("bytesIn").asLong(0)),
          Figures.bytes(peer.path("bytesOut").asLong(0)),
          Figures.count(peer.path("queuedMessages").asLong(0)),
          Figures.count(peer.path("lost").asLong(0)),
          peer.has("pingMs") ? Figures.decimal(peer.path("pingMs").asDouble(0)) + " ms" : "",
          peer.has("points") ? Figures.decimal(peer.path("points").asDouble(0)) : "",
          peer.path("software").asString(""));
    }
    String count = peers.size() == 1 ? "1 peer" : peers.size() + " peers";
    return (table.isEmpty() ? "" : table.toString()) + count + System.lineSeparator();
  }
}
