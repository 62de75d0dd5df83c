package dev.p2p.app.input;

import java.nio.ByteBuffer;

/**
 * A line of input.
 *
 * @param number from 1
 * @param text its bytes without the line feed, from position to limit, valid until the next line is
 *     asked for; nothing if it is too long
 * @param length how many bytes it had
 */
public record Line(long number, ByteBuffer text, long length) {

  /** Its bytes without the carriage return that some systems end a line with as well. */
  public ByteBuffer withoutReturn() {
    ByteBuffer bytes = text.duplicate();
    int last = bytes.limit() - 1;
    return bytes.hasRemaining() && bytes.get(last) == '\r' ? bytes.limit(last) : bytes;
  }

  /** Whether it is longer than {@link InputLines#LINE_BYTES_MAX}. */
  public boolean isTooLong() {
    return length > InputLines.LINE_BYTES_MAX;
  }

  /** What is wrong with it if it is too long, for people. */
  public String tooLong() {
    return "a line must have at most %d bytes, had %d".formatted(InputLines.LINE_BYTES_MAX, length);
  }
}
