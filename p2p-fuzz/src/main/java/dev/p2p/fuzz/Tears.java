package dev.p2p.fuzz;

import java.util.function.IntSupplier;

/**
 * Where a stream is torn: a few sizes, over and over.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class Tears implements IntSupplier {

  private static final int SIZES_MAX = 8;

  private final byte[] sizes;
  private int next;

  private Tears(byte[] sizes) {
    this.sizes = sizes;
  }

  static Tears next(Input input) {
    return new Tears(input.nextBytes(input.nextBelow(SIZES_MAX)));
  }

  /** The size of the next part, 1 to 256. */
  @Override
  public int getAsInt() {
    if (sizes.length == 0) {
      return 1;
    }
    next++;
    return 1 + Byte.toUnsignedInt(sizes[next % sizes.length]);
  }
}
