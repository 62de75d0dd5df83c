package dev.p2p.wire;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.ProtocolVersion;
import dev.p2p.api.Violation;
import dev.p2p.spi.HandshakeCodec;
import dev.p2p.spi.Parsed;
import dev.p2p.spi.VersionPayload;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The handshake's payloads, the same in all dialects. A Version is 20 bytes, little-endian:
 *
 * <pre>
 *   0       1       2         4                  12
 *  +-------+-------+---------+------------------+--------------+
 *  | major | minor |  patch  |    timestamp     |   services   |
 *  | (u8)  | (u8)  |  (u16)  |  (i64, seconds)  |    (u64)     |
 *  +-------+-------+---------+------------------+--------------+
 * </pre>
 *
 * A VerAck is empty in the original, which ignores what it finds there. Ours carries an {@link
 * IdentityBlock}.
 */
final class DuskHandshakeCodec implements HandshakeCodec {

  private static final int VERSION_BYTES = 20;

  @Override
  public Bytes encodeVersion(VersionPayload payload) {
    ByteBuffer target = ByteBuffer.allocate(VERSION_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    ProtocolVersion version = payload.version();
    target.put((byte) version.major()).put((byte) version.minor());
    target.putShort((short) version.patch());
    target.putLong(payload.timestampSeconds());
    target.putLong(payload.services());
    return Bytes.wrap(target.array());
  }

  @Override
  public Parsed<VersionPayload> decodeVersion(Bytes payload) {
    if (payload.length() != VERSION_BYTES) {
      return new Parsed.Bad<>(
          new Violation(
              Violation.Kind.MALFORMED_PAYLOAD,
              "a Version must have %d bytes, had %d".formatted(VERSION_BYTES, payload.length())));
    }
    ByteBuffer source = payload.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    int major = Byte.toUnsignedInt(source.get());
    int minor = Byte.toUnsignedInt(source.get());
    int patch = Short.toUnsignedInt(source.getShort());
    return new Parsed.Good<>(
        new VersionPayload(
            new ProtocolVersion(major, minor, patch), source.getLong(), source.getLong()));
  }

  @Override
  public Bytes encodeVerAck(NodeIdentity identity) {
    return IdentityBlock.encode(identity);
  }

  @Override
  public Optional<NodeIdentity> decodeVerAck(Bytes payload) {
    return IdentityBlock.decode(payload);
  }
}
