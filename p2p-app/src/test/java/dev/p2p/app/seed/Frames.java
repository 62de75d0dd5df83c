package dev.p2p.app.seed;

import dev.p2p.api.Bytes;
import dev.p2p.api.Violation;
import dev.p2p.api.WireProfile;
import dev.p2p.spi.VersionPayload;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bytes as a peer puts them on the wire, right and wrong. */
final class Frames {

  private static final int MAGIC_OFFSET = 8;

  private Frames() {}

  /** A good frame. */
  static Bytes frame(String topic, Bytes payload) {
    return TcpNode.WIRE
        .frames()
        .encode(TcpNode.WIRE.profile().topics().named(topic), payload, 0)
        .frame();
  }

  /** A Version that any node of the profile accepts. */
  static Bytes version() {
    WireProfile profile = TcpNode.WIRE.profile();
    VersionPayload stated = new VersionPayload(profile.version(), 0, profile.services());
    return frame("version", TcpNode.WIRE.handshake().encodeVersion(stated));
  }

  /** A frame that breaks one rule. */
  static Bytes breaking(Violation.Kind rule) {
    byte[] frame = frame("tx", Bytes.utf8("never processed")).toByteArray();
    switch (rule) {
      case BAD_MAGIC -> frame[MAGIC_OFFSET] ^= 1;
      case BAD_CHECKSUM -> frame[frame.length - 1] ^= 1;
      case TOO_LONG -> ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putLong(1_375_001);
      case UNROUTABLE_TOPIC -> {
        return frame("quit", Bytes.EMPTY);
      }
      default -> throw new IllegalArgumentException("no frame for " + rule);
    }
    return Bytes.wrap(frame);
  }

  /** The header of the longest frame there is, and nothing behind it. */
  static Bytes claimOfMaximumLength() {
    byte[] header = frame("tx", Bytes.EMPTY).slice(0, 24).toByteArray();
    ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putLong(1_375_000);
    return Bytes.wrap(header);
  }

  /** {@code parts}, one behind the other. */
  static Bytes concat(Bytes... parts) {
    int length = 0;
    for (Bytes part : parts) {
      length += part.length();
    }
    ByteBuffer whole = ByteBuffer.allocate(length);
    for (Bytes part : parts) {
      part.copyTo(whole);
    }
    return Bytes.wrap(whole.array());
  }
}
