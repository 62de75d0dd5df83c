package dev.p2p.benchmarks.peers;

import dev.p2p.api.Bytes;
import dev.p2p.api.StandardTopics;
import dev.p2p.benchmarks.link.OurNodes;
import dev.p2p.spi.VersionPayload;
import dev.p2p.spi.WireProtocol;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * As much of the wire protocol as a light peer needs: what it says is always the same, and of what
 * it hears it looks at length and topic alone.
 *
 * <p><b>Threading:</b> immutable, safe to share.
 */
final class Dialect {

  /** What a frame has before its payload, of which the topic is the last byte. */
  static final int HEADER_BYTES = OurNodes.overheadBytes();

  private static final int LENGTH_BYTES = Long.BYTES;
  private static final int BYTE_MASK = 0xff;

  private final WireProtocol wire = OurNodes.wire().with(OurNodes.TOPIC);
  private final int version = number(StandardTopics.VERSION);
  private final int mempool = number(StandardTopics.MEMPOOL);
  private final int ping = number(StandardTopics.PING);
  private final byte[] hello =
      frame(
          StandardTopics.VERSION,
          wire.handshake()
              .encodeVersion(
                  new VersionPayload(wire.profile().version(), 0, wire.profile().services())));
  private final byte[] welcome = frame(StandardTopics.VERACK, Bytes.EMPTY);
  private final byte[] pong = frame(StandardTopics.PONG, Bytes.EMPTY);

  /** What a peer that dials says first. */
  byte[] hello() {
    return hello;
  }

  /** The answer to the other's hello, which ends the handshake. */
  byte[] welcome() {
    return welcome;
  }

  byte[] pong() {
    return pong;
  }

  boolean isHello(int topic) {
    return topic == version;
  }

  /** What a node says first to a peer that takes part: it asks for its pool. */
  boolean isFirstWord(int topic) {
    return topic == mempool;
  }

  boolean isPing(int topic) {
    return topic == ping;
  }

  boolean isMessage(int topic) {
    return topic == OurNodes.TOPIC.number();
  }

  /** How long the frame is that begins at the buffer's position; 0 if that is not known yet. */
  static int frameBytes(ByteBuffer input) {
    if (input.remaining() < HEADER_BYTES) {
      return 0;
    }
    // Little-endian, and it counts what follows it. Buffers here are big-endian.
    long length = Long.reverseBytes(input.getLong(input.position()));
    return Math.toIntExact(LENGTH_BYTES + length);
  }

  /** The topic of the frame that begins at the buffer's position. */
  static int topic(ByteBuffer input) {
    assert input.order() == ByteOrder.BIG_ENDIAN;
    return input.get(input.position() + HEADER_BYTES - 1) & BYTE_MASK;
  }

  private int number(String topic) {
    return wire.profile().topics().named(topic).number();
  }

  private byte[] frame(String topic, Bytes payload) {
    return wire.frames()
        .encode(wire.profile().topics().named(topic), payload, 0)
        .frame()
        .toByteArray();
  }
}
