package dev.p2p.core.peer;

import dev.p2p.core.budget.Charge;
import dev.p2p.core.budget.Need;
import dev.p2p.core.budget.Reservation;
import dev.p2p.core.budget.Weight;
import dev.p2p.spi.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What has arrived and is not decoded yet. Starts small and doubles only when it is full of bytes
 * that came, so that nobody makes us reserve memory by claiming a long frame; shrinks again when
 * little comes.
 *
 * <p>It is paid for twice: once for itself, and once for the frame that was copied out of it last
 * and is being processed, which is never longer, or for the buffer it replaces, which is never
 * larger. So a message can be processed whenever it has arrived.
 *
 * <p><b>Threading:</b> confined to the Reader.
 */
final class ReadBuffer {

  static final int IDLE_BYTES = 1 << 10;

  /** What an idle one is charged. */
  static final long IDLE_CHARGE = charge(IDLE_BYTES);

  /** Beyond this it grows for a frame that needs it, not for speed. */
  private static final int FAST_BYTES = 64 << 10;

  /** The JDK reads into a native buffer of the same size first and keeps that one. */
  private static final int READ_BYTES_MAX = 64 << 10;

  private static final int SMALL_READS_BEFORE_SHRINKING = 16;

  private final Reservation memory;

  /** Between reads: position 0, limit behind the bytes that wait to be decoded. */
  private ByteBuffer bytes = ByteBuffer.allocate(0);

  private int smallReads;

  /** A buffer without memory. */
  ReadBuffer(Reservation memory) {
    this.memory = memory;
  }

  /** The bytes that wait to be decoded; the decoder moves the position. */
  ByteBuffer content() {
    return bytes;
  }

  /** How much memory it holds. */
  int capacity() {
    return bytes.capacity();
  }

  /**
   * Moves what is left to the front. Makes the buffer larger if that does not help; gives back what
   * a long frame needed before it waits again, as the next one may never come.
   *
   * @return whether there is room to {@link #fill}, or why not
   */
  Charge makeRoom() {
    bytes.compact().flip();
    if (bytes.limit() == bytes.capacity()) {
      return grow();
    }
    if (bytes.capacity() > FAST_BYTES && bytes.limit() <= FAST_BYTES / 2) {
      shrink(FAST_BYTES);
    }
    return Charge.TAKEN;
  }

  /**
   * Waits for more bytes and appends them; call {@link #makeRoom} first.
   *
   * @return as {@link Connection#read}
   */
  int fill(Connection connection) throws IOException {
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

  /** Gives everything back; to be used no more. */
  void close() {
    bytes = ByteBuffer.allocate(0);
    memory.shrink(0);
  }

  private Charge grow() {
    boolean first = bytes.capacity() == 0;
    int capacity = first ? IDLE_BYTES : 2 * bytes.capacity();
    Charge charge = memory.grow(charge(capacity), first ? Need.ESSENTIAL : Need.INCOMING);
    if (charge == Charge.TAKEN) {
      resize(capacity);
    }
    return charge;
  }

  private void shrink(int capacity) {
    resize(capacity);
    memory.shrink(charge(capacity));
  }

  /** Larger when a read filled it, up to what is fast; idle size after a run of small reads. */
  private void adapt(int count, int room) {
    boolean filled = count == room && bytes.capacity() < FAST_BYTES;
    smallReads = count <= IDLE_BYTES / 2 ? smallReads + 1 : 0;
    if (filled) {
      growIfSpare(2 * bytes.capacity());
    } else if (smallReads >= SMALL_READS_BEFORE_SHRINKING
        && bytes.capacity() > IDLE_BYTES
        && bytes.remaining() <= IDLE_BYTES) {
      shrink(IDLE_BYTES);
    }
  }

  private void growIfSpare(int capacity) {
    if (memory.growIfSpare(charge(capacity))) {
      resize(capacity);
    }
  }

  private void resize(int capacity) {
    bytes = ByteBuffer.allocate(capacity).put(bytes).flip();
  }

  private static long charge(int capacity) {
    return 2L * capacity + Weight.OVERHEAD_BYTES;
  }
}
