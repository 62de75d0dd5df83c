package dev.p2p.wire;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.ProtocolVersion;
import dev.p2p.spi.HandshakeCodec;
import dev.p2p.spi.Parsed;
import dev.p2p.spi.VersionPayload;
import dev.p2p.wire.encoding.PayloadReader;
import dev.p2p.wire.encoding.PayloadWriter;
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

  static final int VERSION_BYTES = 20;

  @Override
  public Bytes encodeVersion(VersionPayload payload) {
    ProtocolVersion version = payload.version();
    return new PayloadWriter(VERSION_BYTES)
        .u8(version.major())
        .u8(version.minor())
        .u16(version.patch())
        .u64(payload.timestampSeconds())
        .u64(payload.services())
        .toBytes();
  }

  @Override
  public Parsed<VersionPayload> decodeVersion(Bytes payload) {
    PayloadReader in = new PayloadReader(payload);
    ProtocolVersion version =
        new ProtocolVersion(
            in.u8("major of a Version"), in.u8("minor of a Version"), in.u16("patch of a Version"));
    VersionPayload read =
        new VersionPayload(
            version, in.u64("timestamp of a Version"), in.u64("services of a Version"));
    return in.end("a Version", read);
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
