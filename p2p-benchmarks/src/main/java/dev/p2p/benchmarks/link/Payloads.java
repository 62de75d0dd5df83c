package dev.p2p.benchmarks.link;

import dev.p2p.api.Bytes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/**
 * What is sent: bytes chosen at random, the same in each run, that begin with the message's number.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class Payloads {

  private static final VarHandle NUMBER =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] template;

  /** The number of the next one. */
  private long next;

  Payloads(int bytes) {
    template = new byte[bytes];
    new SplittableRandom(bytes).nextBytes(template);
  }

  /** The next payload, in an array that is the caller's until the next call. */
  byte[] next() {
    NUMBER.set(template, 0, next++);
    return template;
  }

  /** The number with which a payload begins. */
  static long numberOf(byte[] source, int offset) {
    return (long) NUMBER.get(source, offset);
  }

  /** The number with which a payload begins; allocates nothing. */
  static long numberOf(Bytes payload) {
    long number = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      number = number << Byte.SIZE | Byte.toUnsignedLong(payload.get(i));
    }
    return number;
  }

  /** The number of a payload that begins at {@code index}. */
  static long numberOf(ByteBuffer source, int index) {
    return source.getLong(index);
  }
}
