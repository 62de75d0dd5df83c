package dev.p2p.wire.repair;

import dev.p2p.wire.encoding.PayloadReader;

/**
 * How many entries a list has, a CompactSize in front of them.
 *
 * @param what of what, for the text of a violation
 * @param min how few there may be
 * @param max how many there may be
 */
record Count(String what, int min, int max) {

  /**
   * The next count.
   *
   * @param entryBytes the least an entry takes
   */
  int read(PayloadReader in, int entryBytes) {
    int count = in.count(what, max, entryBytes);
    if (in.isGood() && count < min) {
      in.refuse(tooFew(count));
    }
    return count;
  }

  /**
   * {@code count}, of a list to be written.
   *
   * @throws IllegalArgumentException if a reader would refuse it
   */
  int require(int count) {
    if (count < min) {
      throw new IllegalArgumentException(tooFew(count));
    }
    if (count > max) {
      throw new IllegalArgumentException(
          "%s must be at most %d, was %d".formatted(what, max, count));
    }
    return count;
  }

  private String tooFew(int count) {
    return "%s must be at least %d, was %d".formatted(what, min, count);
  }
}
