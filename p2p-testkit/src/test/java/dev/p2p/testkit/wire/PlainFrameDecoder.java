package dev.p2p.testkit.wire;

import dev.p2p.api.Bytes;
import dev.p2p.api.Origin;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicTable;
import dev.p2p.api.Violation;
import dev.p2p.spi.Decoded;
import dev.p2p.spi.FrameDecoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Finds frames of {@link PlainFrameCodec}. */
final class PlainFrameDecoder implements FrameDecoder {

  static final int MIN_LENGTH = PlainFrameCodec.PAYLOAD_AT - PlainFrameCodec.LENGTH_BYTES;
  static final int MAX_LENGTH = MIN_LENGTH + PlainWire.MAX_PAYLOAD_BYTES;

  private final PlainFrameCodec codec;
  private final Flaw flaw;
  private final TopicTable topics;

  PlainFrameDecoder(PlainFrameCodec codec, Flaw flaw, TopicTable topics) {
    this.codec = codec;
    this.flaw = flaw;
    this.topics = topics;
  }

  @Override
  public Decoded decode(ByteBuffer input, Origin origin) {
    ByteBuffer front = input.duplicate().order(ByteOrder.BIG_ENDIAN);
    if (flaw == Flaw.LOOKS_BEHIND_THE_LIMIT) {
      front.limit(front.capacity());
    }
    if (front.remaining() < PlainFrameCodec.LENGTH_BYTES) {
      return incomplete(input, 0);
    }
    int length = front.getInt(front.position());
    if (flaw == Flaw.CHECKS_THE_LENGTH_LAST && length > front.remaining()) {
      return incomplete(input, length);
    }
    if (Integer.compareUnsigned(length, MAX_LENGTH) > 0) {
      return malformed(Violation.Kind.TOO_LONG);
    }
    if (length < MIN_LENGTH) {
      return malformed(Violation.Kind.TOO_SHORT);
    }
    int frameBytes = PlainFrameCodec.LENGTH_BYTES + length;
    if (front.remaining() < frameBytes) {
      return incomplete(input, frameBytes);
    }
    front.limit(front.position() + frameBytes);
    return decodeWhole(front, input, origin);
  }

  private Decoded decodeWhole(ByteBuffer front, ByteBuffer input, Origin origin) {
    int checksum = front.getInt(front.position() + PlainFrameCodec.CHECKSUM_AT);
    if (checksum != PlainFrameCodec.checksum(front) && flaw != Flaw.CHECKS_NO_CHECKSUM) {
      return malformed(Violation.Kind.BAD_CHECKSUM);
    }
    int number = Byte.toUnsignedInt(front.get(front.position() + PlainFrameCodec.TOPIC_AT));
    Topic topic = topics.get(number);
    int payloadBytes = front.remaining() - PlainFrameCodec.PAYLOAD_AT;
    boolean fits = payloadBytes <= topic.policy().maxPayloadBytes();
    if (!fits && flaw != Flaw.KEEPS_NO_TOPIC_LIMIT) {
      return malformed(Violation.Kind.PAYLOAD_TOO_LARGE);
    }
    Bytes frame = bytes(front);
    input.position(Math.min(input.limit(), input.position() + frame.length()));
    Origin told = flaw == Flaw.FORGETS_THE_ORIGIN ? Origin.LOCAL : origin;
    return new Decoded.Complete(codec.message(topic, told, frame));
  }

  private Bytes bytes(ByteBuffer front) {
    if (flaw == Flaw.SHARES_THE_CALLERS_BYTES && front.hasArray()) {
      int from = front.arrayOffset() + front.position();
      return Bytes.wrap(front.array()).slice(from, front.remaining());
    }
    return Bytes.copyOf(front);
  }

  private Decoded incomplete(ByteBuffer input, int frameBytes) {
    if (flaw == Flaw.CONSUMES_WHAT_IS_INCOMPLETE) {
      input.position(input.limit());
    }
    boolean less = flaw == Flaw.PROMISES_THE_PAYLOAD_ONLY && frameBytes > 0;
    return new Decoded.Incomplete(less ? frameBytes - PlainFrameCodec.PAYLOAD_AT : frameBytes);
  }

  private static Decoded malformed(Violation.Kind kind) {
    return new Decoded.Malformed(new Violation(kind, "in a plain frame"));
  }
}
