package dev.p2p.app.frame;

import dev.p2p.api.NodeIdentity;
import dev.p2p.api.StandardTopics;
import dev.p2p.spi.HandshakeCodec;
import dev.p2p.spi.Parsed;
import dev.p2p.spi.VersionPayload;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Explains the payloads of the handshake. */
final class HandshakeExplainers {

  private HandshakeExplainers() {}

  /** Explainers by topic name. */
  static Map<String, PayloadExplainer> of(HandshakeCodec codec) {
    return Map.of(
        StandardTopics.VERSION,
        payload ->
            switch (codec.decodeVersion(payload)) {
              case Parsed.Good<VersionPayload>(var version) -> version(version);
              case Parsed.Bad<VersionPayload>(var violation) ->
                  List.of(new Detail("✗ not right", violation.toString()));
            },
        StandardTopics.VERACK,
        payload ->
            codec
                .decodeVerAck(payload)
                .map(HandshakeExplainers::identity)
                .orElseGet(() -> List.of(new Detail("identity", "none: not a node of ours"))));
  }

  private static List<Detail> version(VersionPayload payload) {
    return List.of(
        new Detail("version", payload.version().toString()),
        new Detail("timestamp", seconds(payload.timestampSeconds())),
        new Detail("services", Long.toUnsignedString(payload.services())));
  }

  private static List<Detail> identity(NodeIdentity identity) {
    return List.of(
        new Detail("nonce", "0x%016x".formatted(identity.nonce())),
        new Detail(
            "listening port", identity.listenPort() == 0 ? "none" : "" + identity.listenPort()),
        new Detail("capabilities", "0x%x".formatted(identity.capabilities())),
        new Detail("software", "\"" + identity.software() + "\""));
  }

  private static String seconds(long sinceEpoch) {
    try {
      return "%d, %s".formatted(sinceEpoch, Instant.ofEpochSecond(sinceEpoch));
    } catch (DateTimeException e) {
      return sinceEpoch + ", beyond any calendar";
    }
  }
}
