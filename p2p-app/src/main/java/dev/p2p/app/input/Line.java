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

  /** Whether it is longer than {@link InputLines#LINE_BYTES_MAX}. */
  public boolean isTooLong() {
    return length > InputLines.LINE_BYTES_MAX;
  }
}
