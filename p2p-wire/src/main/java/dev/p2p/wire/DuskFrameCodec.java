package dev.p2p.wire;

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

/** Frames of one {@link FrameLayout}. */
final class DuskFrameCodec implements FrameCodec {

  private final FrameLayout layout;
  private final TopicTable topics;

  DuskFrameCodec(FrameLayout layout, TopicTable topics) {
    this.layout = layout;
    this.topics = topics;
  }

  @Override
  public Message encode(Topic topic, Bytes payload, long reserved) {
    requireFits(topic, payload);
    if (!layout.hasReserved() && reserved != 0) {
      throw new InvalidMessageException(
          "topic %s: reserved must be 0 in a frame that has no such field, was %s"
              .formatted(topic.name(), Long.toUnsignedString(reserved)));
    }
    byte[] frame = new byte[layout.payloadOffset() + payload.length()];
    layout.writeHeader(frame, reserved);
    int hashedFrom = layout.topicOffset();
    frame[hashedFrom] = (byte) topic.number();
    payload.copyTo(frame, layout.payloadOffset());
    MessageId id = Blake2b256.hash(frame, hashedFrom, frame.length - hashedFrom);
    LittleEndian.putInt(frame, layout.checksumOffset(), checksum(id));
    return layout.message(topic, id, reserved, Origin.LOCAL, frame);
  }

  @Override
  public Message restore(byte[] frame, MessageId id) {
    Topic topic = topics.get(Byte.toUnsignedInt(frame[layout.topicOffset()]));
    long reserved = layout.readReserved(ByteBuffer.wrap(frame), 0);
    return layout.message(topic, id, reserved, Origin.LOCAL, frame);
  }

  @Override
  public boolean hasReserved() {
    return layout.hasReserved();
  }

  @Override
  public FrameDecoder newDecoder() {
    return new DuskFrameDecoder(layout, topics);
  }

  /** The checksum field of a message, its four bytes read as a little-endian integer. */
  static int checksum(MessageId id) {
    return (int) id.w0();
  }

  private void requireFits(Topic topic, Bytes payload) {
    int max = Math.min(topic.policy().maxPayloadBytes(), layout.maxPayloadBytes());
    if (payload.length() > max) {
      throw new InvalidMessageException(
          "topic %s: the payload must have at most %d bytes, had %d"
              .formatted(topic.name(), max, payload.length()));
    }
  }
}
