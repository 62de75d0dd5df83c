package dev.p2p.wire.encoding;

/**
 * An unsigned 64-bit integer in one, three, five or nine bytes, as Bitcoin has it: values below 253
 * stand for themselves, larger ones follow a marker.
 *
 * <pre>
 *  from             bytes
 *              0    value (u8)
 *            253    fd   value (u16)
 *         65,536    fe   value (u32)
 *  4,294,967,296    ff   value (u64)
 * </pre>
 *
 * Each value has one encoding, the shortest.
 */
public final class CompactSize {

  static final int U16 = 0xfd;
  static final int U32 = 0xfe;
  static final int U64 = 0xff;

  static final long U16_FIRST = U16;
  static final long U32_FIRST = 1L << 16;
  static final long U64_FIRST = 1L << 32;

  private CompactSize() {}

  /** How many bytes {@code value}, unsigned, takes. */
  public static int bytes(long value) {
    if (isBelow(value, U16_FIRST)) {
      return Byte.BYTES;
    }
    if (isBelow(value, U32_FIRST)) {
      return Byte.BYTES + Short.BYTES;
    }
    return isBelow(value, U64_FIRST) ? Byte.BYTES + Integer.BYTES : Byte.BYTES + Long.BYTES;
  }

  static boolean isBelow(long value, long limit) {
    return Long.compareUnsigned(value, limit) < 0;
  }
}
