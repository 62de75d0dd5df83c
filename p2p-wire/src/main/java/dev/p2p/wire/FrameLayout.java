package dev.p2p.wire;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.api.Origin;
import dev.p2p.api.Topic;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the fields of a frame lie. All integers are little-endian; some layouts have no reserved
 * field.
 *
 * <pre>
 *   0           8
 *  +-----------+-----------+------------+------------+---------+-------------+
 *  |  length   |   stamp   |  reserved  |  checksum  |  topic  |   payload   |
 *  |  (u64)    | (4 or 8)  |  (0 or 8)  |    (4)     |  (u8)   |     ...     |
 *  +-----------+-----------+------------+------------+---------+-------------+
 *              |--------------------- counted by length ---------------------|
 *                                                    |-------- hashed -------|
 * </pre>
 *
 * The checksum is the first four bytes, as they come, of the BLAKE2b-256 digest of topic and
 * payload. The whole digest is the message id.
 *
 * @param stamp magic number or version
 * @param hasReserved whether there is a reserved field
 * @param maxLength largest value of the length field
 */
record FrameLayout(FrameStamp stamp, boolean hasReserved, int maxLength) {

  static final int LENGTH_BYTES = Long.BYTES;

  private static final int STAMP_OFFSET = LENGTH_BYTES;
  private static final int RESERVED_BYTES = Long.BYTES;
  private static final int CHECKSUM_BYTES = Integer.BYTES;
  private static final int TOPIC_BYTES = Byte.BYTES;

  int reservedOffset() {
    return STAMP_OFFSET + stamp.bytes();
  }

  int checksumOffset() {
    return reservedOffset() + (hasReserved ? RESERVED_BYTES : 0);
  }

  int topicOffset() {
    return checksumOffset() + CHECKSUM_BYTES;
  }

  int payloadOffset() {
    return topicOffset() + TOPIC_BYTES;
  }

  /** The length field of a frame that ends with its checksum: smaller ones can't be. */
  int minLength() {
    return topicOffset() - LENGTH_BYTES;
  }

  /** Largest payload of any topic. */
  int maxPayloadBytes() {
    return LENGTH_BYTES + maxLength - payloadOffset();
  }

  /** The fields before the payload, in their order. */
  List<FrameField> fields() {
    FrameField.Kind stampKind =
        stamp instanceof FrameStamp.Magic ? FrameField.Kind.MAGIC : FrameField.Kind.VERSION;
    List<FrameField> fields = new ArrayList<>();
    fields.add(new FrameField(FrameField.Kind.LENGTH, 0, LENGTH_BYTES));
    fields.add(new FrameField(stampKind, STAMP_OFFSET, stamp.bytes()));
    if (hasReserved) {
      fields.add(new FrameField(FrameField.Kind.RESERVED, reservedOffset(), RESERVED_BYTES));
    }
    fields.add(new FrameField(FrameField.Kind.CHECKSUM, checksumOffset(), CHECKSUM_BYTES));
    fields.add(new FrameField(FrameField.Kind.TOPIC, topicOffset(), TOPIC_BYTES));
    return List.copyOf(fields);
  }

  /** The message whose frame this is. */
  Message message(Topic topic, MessageId id, long reserved, Origin origin, byte[] frame) {
    Bytes bytes = Bytes.wrap(frame);
    Bytes payload = bytes.slice(payloadOffset(), frame.length - payloadOffset());
    return new Message(topic, id, reserved, origin, payload, bytes);
  }

  /** The stamp of the frame at {@code start}. */
  long readStamp(ByteBuffer source, int start) {
    int index = start + STAMP_OFFSET;
    return stamp.bytes() == Long.BYTES
        ? LittleEndian.getLong(source, index)
        : Integer.toUnsignedLong(LittleEndian.getInt(source, index));
  }

  /** The reserved field of the frame at {@code start}; 0 if there is none. */
  long readReserved(ByteBuffer source, int start) {
    return hasReserved ? LittleEndian.getLong(source, start + reservedOffset()) : 0;
  }

  /** Writes what comes before the checksum, for a frame that fills {@code frame}. */
  void writeHeader(byte[] frame, long reserved) {
    LittleEndian.putLong(frame, 0, frame.length - LENGTH_BYTES);
    if (stamp.bytes() == Long.BYTES) {
      LittleEndian.putLong(frame, STAMP_OFFSET, stamp.written());
    } else {
      LittleEndian.putInt(frame, STAMP_OFFSET, (int) stamp.written());
    }
    if (hasReserved) {
      LittleEndian.putLong(frame, reservedOffset(), reserved);
    }
  }
}
