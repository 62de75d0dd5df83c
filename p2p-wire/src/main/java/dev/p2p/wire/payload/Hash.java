package dev.p2p.wire.payload;

import dev.p2p.api.Bytes;
import dev.p2p.wire.encoding.PayloadReader;
import dev.p2p.wire.encoding.PayloadWriter;

/**
 * The hash of a transaction or a block, 32 bytes. Held as four words so that it costs one object
 * and no array.
 *
 * @param w0 bytes 0 to 7, little-endian
 * @param w1 bytes 8 to 15
 * @param w2 bytes 16 to 23
 * @param w3 bytes 24 to 31
 */
public record Hash(long w0, long w1, long w2, long w3) {

  /** Length of a hash. */
  public static final int BYTES = 32;

  /**
   * The hash with these bytes.
   *
   * @throws IllegalArgumentException unless there are 32
   */
  public static Hash of(Bytes bytes) {
    if (bytes.length() != BYTES) {
      throw new IllegalArgumentException(
          "a hash must have %d bytes, had %d".formatted(BYTES, bytes.length()));
    }
    return read(new PayloadReader(bytes), "hash");
  }

  static Hash read(PayloadReader in, String what) {
    return new Hash(in.u64(what), in.u64(what), in.u64(what), in.u64(what));
  }

  void write(PayloadWriter out) {
    out.u64(w0).u64(w1).u64(w2).u64(w3);
  }

  /** The 32 bytes. */
  public Bytes toBytes() {
    PayloadWriter out = new PayloadWriter(BYTES);
    write(out);
    return out.toBytes();
  }

  /** The bytes as 64 lower-case hexadecimal digits. */
  @Override
  public String toString() {
    return toBytes().toHex();
  }
}
