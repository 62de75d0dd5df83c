package dev.p2p.testkit.wire;

import dev.p2p.api.Bytes;
import dev.p2p.api.Violation;
import dev.p2p.spi.WireProtocol;
import java.nio.ByteBuffer;
import java.util.Map;

/** The contract of decoders, for a {@link PlainWire}. */
abstract class PlainFrameDecoding extends FrameDecoderContract {

  private final PlainWire wire;

  PlainFrameDecoding(Flaw flaw) {
    this.wire = new PlainWire(flaw);
  }

  @Override
  protected WireProtocol protocol() {
    return wire;
  }

  @Override
  protected Map<Violation.Kind, Bytes> violations() {
    byte[] damaged =
        wire.frames()
            .encode(wire.profile().topics().named("tx"), Bytes.utf8("hello"), 0)
            .frame()
            .toByteArray();
    damaged[damaged.length - 1] ^= 1;
    return Map.of(
        Violation.Kind.BAD_CHECKSUM, Bytes.wrap(damaged),
        Violation.Kind.TOO_LONG, length(PlainFrameDecoder.MAX_LENGTH + 1),
        Violation.Kind.TOO_SHORT, length(PlainFrameDecoder.MIN_LENGTH - 1));
  }

  private static Bytes length(int length) {
    return Bytes.wrap(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
  }
}
