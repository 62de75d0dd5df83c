package dev.p2p.wire.payload;

import dev.p2p.api.Bytes;
import dev.p2p.api.MessageId;
import dev.p2p.spi.Parsed;
import dev.p2p.spi.RepairCodec;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.util.List;

/** The payloads of the P2P layer by the topics that carry them, under one roof for tests. */
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
          "getcandidate",
          "have",
          "compare",
          "list");

  private static final RepairCodec REPAIRS = DuskWire.of("dusk-0.6", Network.TESTNET).repairs();

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
      case "have" -> REPAIRS.decodeIds(payload);
      case "compare" -> REPAIRS.decodeComparison(payload);
      case "list" -> REPAIRS.decodeListing(payload);
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
      case List<?> ids -> REPAIRS.encodeIds(ids.stream().map(MessageId.class::cast).toList());
      case RepairCodec.Comparison comparison -> REPAIRS.encodeComparison(comparison);
      case RepairCodec.Listing listing -> REPAIRS.encodeListing(listing);
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
