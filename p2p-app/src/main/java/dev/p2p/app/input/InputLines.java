package dev.p2p.app.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits a stream into lines without copying them. Of a line that is too long only the length is
 * kept.
 *
 * <p><b>Threading:</b> confined to one thread, which waits for input.
 */
public final class InputLines {

  /** Longest line: six times the longest frame in hexadecimal, which has 2,750,016 digits. */
  public static final int LINE_BYTES_MAX = 16 << 20;

  private static final int BUFFER_BYTES = 64 << 10;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final InputStream in;
  private final Runnable beforeWaiting;
  private byte[] buffer = new byte[BUFFER_BYTES];
  private int start;
  private int end;
  private long number;

  /**
   * Reads {@code in}.
   *
   * @param beforeWaiting called when nothing is there to be read
   */
  public InputLines(InputStream in, Runnable beforeWaiting) {
    this.in = in;
    this.beforeWaiting = beforeWaiting;
  }

  /** The next line; null at the end. A last line needs no line feed. */
  public @Nullable Line next() throws IOException {
    int scanned = 0;
    while (true) {
      int newline = indexOfNewline(start + scanned);
      if (newline >= 0) {
        return take(newline, newline + 1);
      }
      scanned = end - start;
      if (scanned > LINE_BYTES_MAX) {
        return skip();
      }
      if (!fill()) {
        return scanned == 0 ? null : take(end, end);
      }
    }
  }

  private Line take(int lineEnd, int nextStart) {
    int length = lineEnd - start;
    ByteBuffer text = length > LINE_BYTES_MAX ? NOTHING : ByteBuffer.wrap(buffer, start, length);
    start = nextStart;
    number++;
    return new Line(number, text, length);
  }

  /** Drops the line that fills the buffer, and what follows of it. */
  private Line skip() throws IOException {
    long dropped = 0;
    int newline = -1;
    boolean more = true;
    while (newline < 0 && more) {
      dropped += end - start;
      start = end;
      more = fill();
      newline = indexOfNewline(start);
    }
    if (newline >= 0) {
      dropped += newline - start;
      start = newline + 1;
    }
    number++;
    return new Line(number, NOTHING, dropped);
  }

  private int indexOfNewline(int from) {
    for (int i = from; i < end; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Reads at least a byte; false at the end. */
  private boolean fill() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, LINE_BYTES_MAX + BUFFER_BYTES));
    }
    if (in.available() == 0) {
      beforeWaiting.run();
    }
    int read = in.read(buffer, end, buffer.length - end);
    end += Math.max(read, 0);
    return read >= 0;
  }
}
