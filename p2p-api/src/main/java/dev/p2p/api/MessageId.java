package dev.p2p.api;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * What makes two messages the same one: the BLAKE2b-256 digest of topic and payload, whole.
 *
 * <p>Held as four words so that an id costs one object and no array.
 *
 * @param w0 bytes 0 to 7 of the digest, little-endian
 * @param w1 bytes 8 to 15
 * @param w2 bytes 16 to 23
 * @param w3 bytes 24 to 31
 */
public record MessageId(long w0, long w1, long w2, long w3) implements Comparable<MessageId> {

  /** Length of a digest. */
  public static final int BYTES = 32;

  private static final int SHORT_DIGITS = 12;

  /**
   * Reads 64 hexadecimal digits.
   *
   * @throws IllegalArgumentException if {@code digits} is anything else
   */
  public static MessageId hex(String digits) {
    byte[] digest = HexFormat.of().parseHex(digits);
    if (digest.length != BYTES) {
      throw new IllegalArgumentException(
          "a message id has %d bytes, was %d".formatted(BYTES, digest.length));
    }
    ByteBuffer words = ByteBuffer.wrap(digest).order(ByteOrder.LITTLE_ENDIAN);
    return new MessageId(words.getLong(), words.getLong(), words.getLong(), words.getLong());
  }

  /** The digest, 32 bytes. */
  public Bytes toBytes() {
    ByteBuffer words = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    words.putLong(w0).putLong(w1).putLong(w2).putLong(w3);
    return Bytes.wrap(words.array());
  }

  /** The digest as 64 lower-case hexadecimal digits. */
  public String toHex() {
    return toBytes().toHex();
  }

  /** Orders by the words, unsigned: any order will do, as long as every node has the same. */
  @Override
  public int compareTo(MessageId that) {
    int order = Long.compareUnsigned(w0, that.w0);
    order = order != 0 ? order : Long.compareUnsigned(w1, that.w1);
    order = order != 0 ? order : Long.compareUnsigned(w2, that.w2);
    return order != 0 ? order : Long.compareUnsigned(w3, that.w3);
  }

  /** The digest is uniform already: one word of it is as good a hash as any. */
  @Override
  public int hashCode() {
    return Long.hashCode(w0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MessageId that
        && w0 == that.w0
        && w1 == that.w1
        && w2 == that.w2
        && w3 == that.w3;
  }

  /** The first digits, for logs. */
  @Override
  public String toString() {
    return toHex().substring(0, SHORT_DIGITS) + "…";
  }
}
