package dev.p2p.fuzz;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.Violation;
import dev.p2p.spi.HandshakeCodec;
import dev.p2p.spi.Parsed;
import dev.p2p.spi.VersionPayload;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.util.Optional;

/**
 * The handshake's payloads: a Version that is read is written as it was, an identity that is read
 * or made survives being written.
 */
public final class HandshakePayloadsTarget {

  private static final HandshakeCodec CODEC =
      DuskWire.of("dusk-0.4.3", Network.TESTNET).handshake();
  private static final int VERSION_BYTES = 20;
  private static final int PER_BYTE = 200;

  private HandshakePayloadsTarget() {}

  /** Reads {@code data} as either payload, and makes an identity of it. */
  public static void fuzzerTestOneInput(byte[] data) {
    Bytes payload = Bytes.copyOf(data);
    checkVersion(payload);
    Allocation.check(PER_BYTE, data.length, () -> CODEC.decodeVerAck(payload))
        .ifPresent(HandshakePayloadsTarget::checkRoundTrip);
    Hellos.identity(new Input(data)).ifPresent(HandshakePayloadsTarget::checkRoundTrip);
  }

  private static void checkVersion(Bytes payload) {
    switch (CODEC.decodeVersion(payload)) {
      case Parsed.Good<VersionPayload>(var version) ->
          Expect.equal(payload, CODEC.encodeVersion(version), "a Version, written again");
      case Parsed.Bad<VersionPayload>(var violation) -> {
        Expect.equal(Violation.Kind.MALFORMED_PAYLOAD, violation.kind(), "the violation");
        Expect.that(payload.length() != VERSION_BYTES, "20 bytes are a Version");
      }
    }
  }

  private static void checkRoundTrip(NodeIdentity identity) {
    Bytes written = CODEC.encodeVerAck(identity);
    Expect.equal(Optional.of(identity), CODEC.decodeVerAck(written), "an identity, read again");
    for (int cut = 1; cut < written.length(); cut++) {
      Optional<NodeIdentity> shorter = CODEC.decodeVerAck(written.slice(0, cut));
      Expect.that(
          !shorter.equals(Optional.of(identity)) || isDefault(identity),
          "%d bytes of %s must not be the same identity",
          cut,
          written);
    }
  }

  /** What is left out counts as 0 or empty. */
  private static boolean isDefault(NodeIdentity identity) {
    return identity.software().isEmpty();
  }
}
