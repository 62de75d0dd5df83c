package dev.p2p.testkit.wire;

import dev.p2p.api.Bytes;
import dev.p2p.api.InvalidMessageException;
import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.api.Origin;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicTable;
import dev.p2p.spi.FrameCodec;
import dev.p2p.spi.FrameDecoder;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * Frames of a length that counts what follows, a reserved field, a checksum of what follows it, a
 * topic and a payload; big-endian.
 */
final class PlainFrameCodec implements FrameCodec {

  static final int LENGTH_BYTES = 4;
  static final int CHECKSUM_AT = LENGTH_BYTES + 8;
  static final int TOPIC_AT = CHECKSUM_AT + 4;
  static final int PAYLOAD_AT = TOPIC_AT + 1;

  private final Flaw flaw;
  private final TopicTable topics;

  PlainFrameCodec(Flaw flaw, TopicTable topics) {
    this.flaw = flaw;
    this.topics = topics;
  }

  @Override
  public Message encode(Topic topic, Bytes payload, long reserved) {
    int max = Math.min(topic.policy().maxPayloadBytes(), PlainWire.MAX_PAYLOAD_BYTES);
    if (payload.length() > max && flaw != Flaw.ENCODES_ANY_SIZE) {
      throw new InvalidMessageException(
          "%s: at most %d bytes, had %d".formatted(topic, max, payload.length()));
    }
    ByteBuffer frame = ByteBuffer.allocate(PAYLOAD_AT + payload.length());
    frame.putInt(frame.capacity() - LENGTH_BYTES);
    frame.putLong(flaw == Flaw.DROPS_THE_RESERVED_FIELD ? 0 : reserved);
    frame.position(TOPIC_AT).put((byte) topic.number());
    payload.copyTo(frame);
    frame.putInt(CHECKSUM_AT, checksum(frame.flip()));
    return message(topic, Origin.LOCAL, Bytes.wrap(frame.array()));
  }

  @Override
  public Message restore(byte[] frame, MessageId id) {
    Message read =
        message(topics.get(Byte.toUnsignedInt(frame[TOPIC_AT])), Origin.LOCAL, Bytes.wrap(frame));
    return new Message(
        read.topic(), id, read.reserved(), read.origin(), read.payload(), read.frame());
  }

  @Override
  public boolean hasReserved() {
    return true;
  }

  @Override
  public FrameDecoder newDecoder() {
    return new PlainFrameDecoder(this, flaw, topics);
  }

  Message message(Topic topic, Origin origin, Bytes frame) {
    Bytes payload = frame.slice(PAYLOAD_AT, frame.length() - PAYLOAD_AT);
    Bytes identifying =
        flaw == Flaw.IDENTIFIES_BY_PAYLOAD_ALONE
            ? payload
            : frame.slice(TOPIC_AT, frame.length() - TOPIC_AT);
    long reserved = frame.asByteBuffer().getLong(LENGTH_BYTES);
    return new Message(topic, id(identifying), reserved, origin, payload, frame);
  }

  /** Of what stands behind the checksum, up to the limit. */
  static int checksum(ByteBuffer frame) {
    CRC32 crc = new CRC32();
    crc.update(frame.duplicate().position(frame.position() + TOPIC_AT));
    return (int) crc.getValue();
  }

  private static MessageId id(Bytes bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
      return MessageId.hex(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has it", e);
    }
  }
}
