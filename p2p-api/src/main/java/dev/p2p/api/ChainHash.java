package dev.p2p.api;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The hash by which a chain knows a transaction or a block, 32 bytes. It is not the {@link
 * MessageId} of the message that carries it: how a chain hashes is not known here.
 *
 * <p>Held as four words so that it costs one object and no array.
 *
 * @param w0 bytes 0 to 7, little-endian
 * @param w1 bytes 8 to 15
 * @param w2 bytes 16 to 23
 * @param w3 bytes 24 to 31
 */
public record ChainHash(long w0, long w1, long w2, long w3) implements Comparable<ChainHash> {

  /** Length of a hash. */
  public static final int BYTES = 32;

  /**
   * The hash with these bytes.
   *
   * @throws IllegalArgumentException unless there are 32
   */
  public static ChainHash of(Bytes bytes) {
    if (bytes.length() != BYTES) {
      throw new IllegalArgumentException(
          "a hash must have %d bytes, had %d".formatted(BYTES, bytes.length()));
    }
    ByteBuffer words = bytes.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    return new ChainHash(words.getLong(), words.getLong(), words.getLong(), words.getLong());
  }

  /** The 32 bytes. */
  public Bytes toBytes() {
    byte[] bytes = new byte[BYTES];
    ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    words.putLong(w0).putLong(w1).putLong(w2).putLong(w3);
    return Bytes.wrap(bytes);
  }

  /**
   * Orders by the words, unsigned. A peer may announce any hashes, those that collide in a hash
   * table too: where keys have an order, a table finds them all the same.
   */
  @Override
  public int compareTo(ChainHash that) {
    int order = Long.compareUnsigned(w0, that.w0);
    order = order != 0 ? order : Long.compareUnsigned(w1, that.w1);
    order = order != 0 ? order : Long.compareUnsigned(w2, that.w2);
    return order != 0 ? order : Long.compareUnsigned(w3, that.w3);
  }

  /** The bytes as 64 lower-case hexadecimal digits. */
  @Override
  public String toString() {
    return toBytes().toHex();
  }
}
