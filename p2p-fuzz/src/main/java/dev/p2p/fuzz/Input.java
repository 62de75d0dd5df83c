package dev.p2p.fuzz;

import java.util.Arrays;
import java.util.List;

/**
 * Takes a fuzzer's bytes apart, from the front. Where none are left everything is zero, so that
 * every input means something and the shorter of two inputs is the simpler one.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class Input {

  private static final int BYTE_VALUES = 0x100;

  private final byte[] data;
  private int position;

  Input(byte[] data) {
    this.data = data;
  }

  boolean isEmpty() {
    return position == data.length;
  }

  /** 0 to 255. */
  int nextByte() {
    return isEmpty() ? 0 : Byte.toUnsignedInt(data[position++]);
  }

  /** One of {@code bound} numbers from 0 on; {@code bound} is at most 256. */
  int nextBelow(int bound) {
    return nextByte() % bound;
  }

  /** One of at most 256 {@code choices}. */
  <T> T nextOf(List<T> choices) {
    return choices.get(nextBelow(choices.size()));
  }

  boolean nextFlag() {
    return (nextByte() & 1) != 0;
  }

  /** Little-endian. */
  int nextShort() {
    return nextByte() + BYTE_VALUES * nextByte();
  }

  /** Little-endian. */
  long nextLong() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      value |= (long) nextByte() << shift;
    }
    return value;
  }

  /** At most {@code count} bytes: as many as are left. */
  byte[] nextBytes(int count) {
    int end = Math.min(data.length, position + count);
    byte[] bytes = Arrays.copyOfRange(data, position, end);
    position = end;
    return bytes;
  }

  /** As many bytes as the next one says. */
  byte[] nextBlock() {
    return nextBytes(nextByte());
  }

  byte[] rest() {
    return nextBytes(data.length - position);
  }
}
