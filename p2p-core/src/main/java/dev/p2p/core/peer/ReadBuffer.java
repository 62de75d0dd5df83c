package dev.p2p.core.peer;

import dev.p2p.spi.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What has arrived and is not decoded yet. Starts small and doubles only when it is full of bytes
 * that came, so that nobody makes us reserve memory by claiming a long frame; shrinks again when
 * little comes.
 *
 * <p><b>Threading:</b> confined to the Reader.
 */
final class ReadBuffer {

  static final int IDLE_BYTES = 1 << 10;

  /** Beyond this it grows for a frame that needs it, not for speed. */
  private static final int FAST_BYTES = 64 << 10;

  /** The JDK reads into a native buffer of the same size first and keeps that one. */
  private static final int READ_BYTES_MAX = 64 << 10;

  private static final int SMALL_READS_BEFORE_SHRINKING = 16;

  /** Between reads: position 0, limit behind the bytes that wait to be decoded. */
  private ByteBuffer bytes = ByteBuffer.allocate(IDLE_BYTES).limit(0);

  private int smallReads;

  /** The bytes that wait to be decoded; the decoder moves the position. */
  ByteBuffer content() {
    return bytes;
  }

  /** How much memory it holds. */
  int capacity() {
    return bytes.capacity();
  }

  /**
   * Waits for more bytes and appends them.
   *
   * @return as {@link Connection#read}
   */
  int fill(Connection connection) throws IOException {
    makeRoom();
    int end = bytes.limit();
    bytes.position(end).limit(Math.min(bytes.capacity(), end + READ_BYTES_MAX));
    int room = bytes.remaining();
    int count;
    try {
      count = connection.read(bytes);
    } finally {
      bytes.flip();
    }
    adapt(count, room);
    return count;
  }

  /**
   * Moves what is left to the front. Makes the buffer larger if that does not help; gives back what
   * a long frame needed before it waits again, as the next one may never come.
   */
  private void makeRoom() {
    bytes.compact().flip();
    if (bytes.limit() == bytes.capacity()) {
      resize(2 * bytes.capacity());
    } else if (bytes.capacity() > FAST_BYTES && bytes.limit() <= FAST_BYTES / 2) {
      resize(FAST_BYTES);
    }
  }

  /** Larger when a read filled it, up to what is fast; idle size after a run of small reads. */
  private void adapt(int count, int room) {
    boolean filled = count == room && bytes.capacity() < FAST_BYTES;
    smallReads = count <= IDLE_BYTES / 2 ? smallReads + 1 : 0;
    if (filled) {
      resize(2 * bytes.capacity());
    } else if (smallReads >= SMALL_READS_BEFORE_SHRINKING
        && bytes.capacity() > IDLE_BYTES
        && bytes.remaining() <= IDLE_BYTES) {
      resize(IDLE_BYTES);
    }
  }

  private void resize(int capacity) {
    bytes = ByteBuffer.allocate(capacity).put(bytes).flip();
  }
}
