package dev.p2p.wire;

import dev.p2p.api.MessageId;
import dev.p2p.api.Origin;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicTable;
import dev.p2p.api.Violation;
import dev.p2p.spi.Decoded;
import dev.p2p.spi.FrameDecoder;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Finds frames of one {@link FrameLayout}. Each field is judged as soon as it is there, in the
 * original's order: length against the limit, stamp, length against the header; then, once the
 * frame is whole, checksum, topic, payload. Nothing is kept between calls, so a frame that trickles
 * in costs a glance at its header each time, and is hashed and copied once.
 *
 * <p><b>Threading:</b> confined to the Reader it was made for.
 */
final class DuskFrameDecoder implements FrameDecoder {

  private final FrameLayout layout;
  private final TopicTable topics;
  private final Blake2b256 hash = new Blake2b256();

  DuskFrameDecoder(FrameLayout layout, TopicTable topics) {
    this.layout = layout;
    this.topics = topics;
  }

  @Override
  public Decoded decode(ByteBuffer input, Origin origin) {
    int start = input.position();
    int arrived = input.remaining();
    if (arrived < FrameLayout.LENGTH_BYTES) {
      return Decoded.Incomplete.UNKNOWN;
    }
    long length = LittleEndian.getLong(input, start);
    if (Long.compareUnsigned(length, layout.maxLength()) > 0) {
      return tooLong(length);
    }
    int frameBytes = FrameLayout.LENGTH_BYTES + (int) length;
    if (arrived < layout.reservedOffset()) {
      // A frame that is too short to hold its stamp must not keep the caller from reading one.
      return new Decoded.Incomplete(Math.max(frameBytes, layout.reservedOffset()));
    }
    long stamp = layout.readStamp(input, start);
    if (!layout.stamp().accepts(stamp)) {
      return new Decoded.Malformed(layout.stamp().violation(stamp));
    }
    if (length < layout.minLength()) {
      return tooShort(length);
    }
    return arrived < frameBytes
        ? new Decoded.Incomplete(frameBytes)
        : decodeWhole(input, frameBytes, origin);
  }

  private Decoded decodeWhole(ByteBuffer input, int frameBytes, Origin origin) {
    int start = input.position();
    int hashedFrom = layout.topicOffset();
    hash.update(input, start + hashedFrom, frameBytes - hashedFrom);
    MessageId id = hash.digest();
    int checksum = LittleEndian.getInt(input, start + layout.checksumOffset());
    if (checksum != DuskFrameCodec.checksum(id)) {
      return badChecksum(checksum, id);
    }
    if (frameBytes == hashedFrom) {
      return malformed(Violation.Kind.NO_TOPIC, "the frame ends with its checksum");
    }
    Topic topic = topics.get(Byte.toUnsignedInt(input.get(start + hashedFrom)));
    int payloadBytes = frameBytes - layout.payloadOffset();
    if (payloadBytes > topic.policy().maxPayloadBytes()) {
      return payloadTooLarge(topic, payloadBytes);
    }
    long reserved = layout.readReserved(input, start);
    byte[] frame = copyOf(input, frameBytes);
    return new Decoded.Complete(layout.message(topic, id, reserved, origin, frame));
  }

  /** Takes a frame off the input. A copy of an array's range needs no zeros before it. */
  private static byte[] copyOf(ByteBuffer input, int frameBytes) {
    if (input.hasArray()) {
      int from = input.arrayOffset() + input.position();
      byte[] frame = Arrays.copyOfRange(input.array(), from, from + frameBytes);
      input.position(input.position() + frameBytes);
      return frame;
    }
    byte[] frame = new byte[frameBytes];
    input.get(frame);
    return frame;
  }

  private Decoded tooLong(long length) {
    return malformed(
        Violation.Kind.TOO_LONG,
        "length must be at most %d, was %s"
            .formatted(layout.maxLength(), Long.toUnsignedString(length)));
  }

  private Decoded tooShort(long length) {
    return malformed(
        Violation.Kind.TOO_SHORT,
        "length must be at least %d, was %d".formatted(layout.minLength(), length));
  }

  private static Decoded badChecksum(int checksum, MessageId id) {
    return malformed(
        Violation.Kind.BAD_CHECKSUM,
        "checksum must be %s, was %s"
            .formatted(checksumText(DuskFrameCodec.checksum(id)), checksumText(checksum)));
  }

  private static Decoded payloadTooLarge(Topic topic, int payloadBytes) {
    return malformed(
        Violation.Kind.PAYLOAD_TOO_LARGE,
        "topic %s: the payload must have at most %d bytes, had %d"
            .formatted(topic.name(), topic.policy().maxPayloadBytes(), payloadBytes));
  }

  /** The four bytes in the order they stand in the frame. */
  private static String checksumText(int checksum) {
    return "%08x".formatted(Integer.reverseBytes(checksum));
  }

  private static Decoded malformed(Violation.Kind kind, String detail) {
    return new Decoded.Malformed(new Violation(kind, detail));
  }
}
