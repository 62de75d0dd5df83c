package dev.p2p.spi;

import dev.p2p.api.MessageId;
import java.util.ArrayList;
import java.util.List;

/**
 * The message ids that begin alike: those whose first word, {@link MessageId#w0}, has {@code
 * prefix} as its highest {@code bits} bits. They follow one another in the order of ids.
 *
 * @param bits how many, 0 to 64, a multiple of 4; with 0 every id is meant
 * @param prefix in its highest {@code bits} bits, the rest 0
 */
public record IdRange(int bits, long prefix) {

  /** Every id. */
  public static final IdRange ALL = new IdRange(0, 0);

  /** How many ranges {@link #split} makes. */
  public static final int PARTS = 16;

  /** Bits that one split adds. */
  private static final int STEP_BITS = 4;

  /** Checks the ranges. */
  public IdRange {
    if (bits < 0 || bits > Long.SIZE || bits % STEP_BITS != 0) {
      throw new IllegalArgumentException(
          "bits must be 0 to %d and a multiple of %d, was %d"
              .formatted(Long.SIZE, STEP_BITS, bits));
    }
    if ((prefix & ~mask(bits)) != 0) {
      throw new IllegalArgumentException(
          "prefix must be 0 beyond its first %d bits, was %016x".formatted(bits, prefix));
    }
  }

  /** Whether {@code id} begins like that. */
  public boolean contains(MessageId id) {
    return (id.w0() & mask(bits)) == prefix;
  }

  /** The least id there can be in it. */
  public MessageId first() {
    return new MessageId(prefix, 0, 0, 0);
  }

  /** The greatest id there can be in it. */
  public MessageId last() {
    return new MessageId(prefix | ~mask(bits), -1, -1, -1);
  }

  /** Whether it can be split. */
  public boolean isSplittable() {
    return bits < Long.SIZE;
  }

  /**
   * Its {@value #PARTS} equal parts, in the order of ids.
   *
   * @throws IllegalStateException if it can't be split
   */
  public List<IdRange> split() {
    if (!isSplittable()) {
      throw new IllegalStateException("a range of %d bits can't be split".formatted(bits));
    }
    int next = bits + STEP_BITS;
    List<IdRange> parts = new ArrayList<>(PARTS);
    for (long part = 0; part < PARTS; part++) {
      parts.add(new IdRange(next, prefix | part << (Long.SIZE - next)));
    }
    return parts;
  }

  private static long mask(int bits) {
    return bits == 0 ? 0 : -1L << (Long.SIZE - bits);
  }
}
