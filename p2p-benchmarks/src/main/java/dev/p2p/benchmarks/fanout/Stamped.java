package dev.p2p.benchmarks.fanout;

import dev.p2p.api.Bytes;
import java.nio.ByteBuffer;

/**
 * A payload that says which message it is, and when it was published: by {@link System#nanoTime},
 * which on one machine is the same clock in every process.
 */
final class Stamped {

  /** Bytes of the two. */
  static final int BYTES = 2 * Long.BYTES;

  private Stamped() {}

  static Bytes payload(int bytes, long number) {
    return Bytes.wrap(
        ByteBuffer.allocate(bytes).putLong(number).putLong(System.nanoTime()).array());
  }

  static long number(ByteBuffer source, int index) {
    return source.getLong(index);
  }

  static long publishedNanos(ByteBuffer source, int index) {
    return source.getLong(index + Long.BYTES);
  }
}
