package dev.p2p.core.store;

import dev.p2p.api.Bytes;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Frames one behind the other, in pieces of memory of one size: the oldest go first, and what they
 * leave is used again. A frame has an offset, counted from the first byte ever.
 *
 * <p><b>Threading:</b> confined to whoever holds its owner's lock.
 */
final class FrameRing {

  /** Of a piece: large enough to be rare, small enough not to matter. */
  static final int PIECE_BYTES = 1 << 16;

  private static final int PIECES_MIN = 4;
  private static final byte[] NONE = new byte[0];

  /** Guarded by the owner: piece n is at n modulo their number, a power of two. */
  private byte[][] pieces = newPieces(PIECES_MIN);

  /** Guarded by the owner: those that were left, for what comes next. */
  private final Deque<byte[]> spares = new ArrayDeque<>();

  /** Guarded by the owner: the offset of the oldest frame. */
  private long first;

  /** Guarded by the owner: the offset of the next. */
  private long end;

  /** An empty one. */
  FrameRing() {}

  /** Where the oldest frame begins; where the next one will if there is none. */
  long first() {
    return first;
  }

  /** Where the last frame ends. */
  long end() {
    return end;
  }

  /** Of the frames. */
  long bytes() {
    return end - first;
  }

  /** How many pieces were left and are not used again yet. */
  int spares() {
    return spares.size();
  }

  /** Adds a frame. What has been left before is used for it, and one piece of the rest is kept. */
  void add(Bytes frame) {
    int from = 0;
    while (from < frame.length()) {
      int at = inPiece(end);
      int count = Math.min(frame.length() - from, PIECE_BYTES - at);
      if (at == 0) {
        begin(pieceOf(end));
      }
      frame.slice(from, count).copyTo(pieces[index(pieceOf(end))], at);
      from += count;
      end += count;
    }
    while (spares.size() > 1) {
      spares.pop();
    }
  }

  /** A copy of a frame that is there. */
  byte[] copy(long offset, int length) {
    byte[] copy = new byte[length];
    int to = 0;
    while (to < length) {
      int at = inPiece(offset + to);
      int count = Math.min(length - to, PIECE_BYTES - at);
      System.arraycopy(pieces[index(pieceOf(offset + to))], at, copy, to, count);
      to += count;
    }
    return copy;
  }

  /**
   * Forgets what comes before an offset, at which a frame begins. Its memory is there for the next
   * frame until {@link #trim}.
   */
  void removeUpTo(long offset) {
    for (long piece = pieceOf(first); piece < pieceOf(offset); piece++) {
      spares.push(pieces[index(piece)]);
      pieces[index(piece)] = NONE;
    }
    first = offset;
  }

  /** Gives back what is not needed. */
  void trim() {
    spares.clear();
    if (first == end) {
      pieces = newPieces(PIECES_MIN);
      // So that the next frame begins a piece.
      end = Math.ceilDiv(end, PIECE_BYTES) * (long) PIECE_BYTES;
      first = end;
    }
  }

  private void begin(long piece) {
    if (piece - pieceOf(first) == pieces.length) {
      grow();
    }
    pieces[index(piece)] = spares.isEmpty() ? new byte[PIECE_BYTES] : spares.pop();
  }

  private void grow() {
    byte[][] grown = newPieces(2 * pieces.length);
    for (long piece = pieceOf(first); piece < pieceOf(end); piece++) {
      grown[(int) piece & (grown.length - 1)] = pieces[index(piece)];
    }
    pieces = grown;
  }

  private int index(long piece) {
    return (int) piece & (pieces.length - 1);
  }

  private static long pieceOf(long offset) {
    return offset / PIECE_BYTES;
  }

  private static int inPiece(long offset) {
    return (int) (offset % PIECE_BYTES);
  }

  private static byte[][] newPieces(int count) {
    byte[][] pieces = new byte[count][];
    Arrays.fill(pieces, NONE);
    return pieces;
  }
}
