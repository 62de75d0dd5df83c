package dev.p2p.testkit.wire;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.ProtocolVersion;
import dev.p2p.api.Violation;
import dev.p2p.spi.HandshakeCodec;
import dev.p2p.spi.Parsed;
import dev.p2p.spi.VersionPayload;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Payloads of fixed fields, big-endian; a VerAck of ours has a tag and a length in front. */
final class PlainHandshakeCodec implements HandshakeCodec {

  private static final int VERSION_BYTES = 3 * Integer.BYTES + 2 * Long.BYTES;
  private static final int VERACK_BYTES = 3 * Integer.BYTES + 2 * Long.BYTES;
  private static final int TAG = 0x706c6169;

  private final Flaw flaw;

  PlainHandshakeCodec(Flaw flaw) {
    this.flaw = flaw;
  }

  @Override
  public Bytes encodeVersion(VersionPayload payload) {
    ProtocolVersion version = payload.version();
    ByteBuffer target = ByteBuffer.allocate(VERSION_BYTES);
    target.putInt(version.major()).putInt(version.minor()).putInt(version.patch());
    target.putLong(payload.timestampSeconds()).putLong(payload.services());
    return Bytes.wrap(target.array());
  }

  @Override
  public Parsed<VersionPayload> decodeVersion(Bytes payload) {
    boolean tooLong = payload.length() > VERSION_BYTES && flaw != Flaw.READS_LONG_VERSIONS;
    if (payload.length() < VERSION_BYTES || tooLong) {
      return bad("wrong length");
    }
    ByteBuffer source = payload.asByteBuffer();
    try {
      ProtocolVersion version =
          new ProtocolVersion(source.getInt(), source.getInt(), source.getInt());
      return new Parsed.Good<>(new VersionPayload(version, source.getLong(), source.getLong()));
    } catch (IllegalArgumentException e) {
      return bad("out of range");
    }
  }

  @Override
  public Bytes encodeVerAck(NodeIdentity identity) {
    byte[] software = identity.software().getBytes(StandardCharsets.UTF_8);
    ByteBuffer target = ByteBuffer.allocate(VERACK_BYTES + software.length);
    target.putInt(TAG).putInt(software.length).putInt(identity.listenPort());
    target.putLong(identity.nonce()).putLong(identity.capabilities()).put(software);
    return Bytes.wrap(target.array());
  }

  @Override
  public Optional<NodeIdentity> decodeVerAck(Bytes payload) {
    ByteBuffer source = payload.asByteBuffer();
    if (flaw == Flaw.TAKES_EVERY_VERACK_FOR_OURS && payload.length() < VERACK_BYTES) {
      return Optional.of(new NodeIdentity(0, 0, 0, ""));
    }
    if (source.remaining() < VERACK_BYTES || source.getInt() != TAG) {
      return Optional.empty();
    }
    if (source.getInt() != payload.length() - VERACK_BYTES) {
      return Optional.empty();
    }
    int port = source.getInt();
    long nonce = source.getLong();
    long capabilities = source.getLong();
    String software = StandardCharsets.UTF_8.decode(source).toString();
    return Optional.of(new NodeIdentity(nonce, port, capabilities, software));
  }

  private static Parsed<VersionPayload> bad(String detail) {
    return new Parsed.Bad<>(new Violation(Violation.Kind.MALFORMED_PAYLOAD, detail));
  }
}
