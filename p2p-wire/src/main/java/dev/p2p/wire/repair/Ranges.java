package dev.p2p.wire.repair;

import dev.p2p.spi.IdRange;
import dev.p2p.wire.encoding.PayloadReader;
import dev.p2p.wire.encoding.PayloadWriter;

/** A range of ids in a payload: its bits, u8, then its prefix, u64. */
final class Ranges {

  static final int BYTES = Byte.BYTES + Long.BYTES;

  private static final String BITS = "bits of a range";
  private static final String PREFIX = "prefix of a range";

  /** A range has a multiple of so many bits. */
  private static final int STEP_BITS = 4;

  private Ranges() {}

  /** The next range; that of every id, if it is none. */
  static IdRange read(PayloadReader in) {
    int bits = in.u8(BITS);
    long prefix = in.u64(PREFIX);
    refuseUnlessRange(in, bits, prefix);
    return in.isGood() ? new IdRange(bits, prefix) : IdRange.ALL;
  }

  /** Reads a range for its faults only. */
  static void check(PayloadReader in) {
    refuseUnlessRange(in, in.u8(BITS), in.u64(PREFIX));
  }

  static void write(PayloadWriter out, IdRange range) {
    out.u8(range.bits()).u64(range.prefix());
  }

  /** For people. */
  static String describe(IdRange range) {
    return describe(range.bits(), range.prefix());
  }

  private static void refuseUnlessRange(PayloadReader in, int bits, long prefix) {
    if (bits > Long.SIZE || bits % STEP_BITS != 0) {
      in.refuse(
          "%s must be 0 to %d and a multiple of %d, was %d"
              .formatted(BITS, Long.SIZE, STEP_BITS, bits));
    } else if (bits < Long.SIZE && prefix << bits != 0) {
      in.refuse("%s must be 0 beyond its bits, was %s".formatted(PREFIX, describe(bits, prefix)));
    }
  }

  private static String describe(int bits, long prefix) {
    return "%d bits of %016x".formatted(bits, prefix);
  }
}
