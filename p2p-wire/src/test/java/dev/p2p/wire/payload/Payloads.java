package dev.p2p.wire.payload;

import dev.p2p.api.Bytes;
import dev.p2p.spi.Parsed;
import java.util.List;

/** The payloads of this package by the topics that carry them, under one roof for tests. */
final class Payloads {

  /** The topics whose payloads are known here. */
  static final List<String> TOPICS =
      List.of(
          "ping",
          "pong",
          "mempool",
          "getaddrs",
          "addr",
          "challenge",
          "response",
          "inv",
          "getdata",
          "getblocks",
          "getcandidate");

  private Payloads() {}

  static Parsed<?> decode(String topic, Bytes payload) {
    return switch (topic) {
      case "ping", "pong", "mempool", "getaddrs" -> Empty.decode(payload);
      case "addr" -> Addr.decode(payload);
      case "challenge" -> Challenge.decode(payload);
      case "response" -> Response.decode(payload);
      case "inv", "getdata" -> Inventory.decode(payload);
      case "getblocks" -> GetBlocks.decode(payload);
      case "getcandidate" -> GetCandidate.decode(payload);
      default -> throw new AssertionError(topic);
    };
  }

  static Bytes encode(Object payload) {
    return switch (payload) {
      case Empty empty -> empty.encode();
      case Addr addr -> addr.encode();
      case Challenge challenge -> challenge.encode();
      case Response response -> response.encode();
      case Inventory inventory -> inventory.encode();
      case GetBlocks getBlocks -> getBlocks.encode();
      case GetCandidate getCandidate -> getCandidate.encode();
      default -> throw new AssertionError(payload);
    };
  }

  /** What was read. */
  static Object good(Parsed<?> parsed) {
    return switch (parsed) {
      case Parsed.Good<?>(var value) -> value;
      case Parsed.Bad<?>(var violation) -> throw new AssertionError(violation);
    };
  }
}
