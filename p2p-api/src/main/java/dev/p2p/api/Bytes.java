package dev.p2p.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * An immutable run of bytes: a payload, a frame, a digest.
 *
 * <p><b>Threading:</b> immutable, safe to share.
 */
public final class Bytes {

  /** No bytes. */
  public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

  private static final int SHOWN_BYTES = 32;

  private final byte[] array;
  private final int offset;
  private final int length;

  private Bytes(byte[] array, int offset, int length) {
    this.array = array;
    this.offset = offset;
    this.length = length;
  }

  /** Copies {@code source}. */
  public static Bytes copyOf(byte[] source) {
    return source.length == 0 ? EMPTY : new Bytes(source.clone(), 0, source.length);
  }

  /** Copies what remains in {@code source} and leaves its position alone. */
  public static Bytes copyOf(ByteBuffer source) {
    byte[] copy = new byte[source.remaining()];
    source.get(source.position(), copy);
    return wrap(copy);
  }

  /** The UTF-8 form of {@code text}. */
  public static Bytes utf8(String text) {
    return wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads hexadecimal digits, two a byte, upper or lower case, without separators.
   *
   * @throws IllegalArgumentException if {@code digits} is anything else
   */
  public static Bytes hex(String digits) {
    return wrap(HexFormat.of().parseHex(digits));
  }

  /**
   * Takes {@code array} over without copying. The caller gives it away: whoever writes to it
   * afterwards breaks what everyone else believes immutable.
   */
  public static Bytes wrap(byte[] array) {
    return array.length == 0 ? EMPTY : new Bytes(array, 0, array.length);
  }

  /** How many bytes there are. */
  public int length() {
    return length;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return length == 0;
  }

  /**
   * The byte at {@code index}, counted from 0.
   *
   * @throws IndexOutOfBoundsException if {@code index} is not below {@link #length()}
   */
  public byte get(int index) {
    return array[offset + Objects.checkIndex(index, length)];
  }

  /**
   * A part, which shares these bytes instead of copying them.
   *
   * @throws IndexOutOfBoundsException if the part does not lie within
   */
  public Bytes slice(int from, int count) {
    Objects.checkFromIndexSize(from, count, length);
    return count == 0 ? EMPTY : new Bytes(array, offset + from, count);
  }

  /** A read-only view with its own position, which shares these bytes; big-endian. */
  public ByteBuffer asByteBuffer() {
    return ByteBuffer.wrap(array, offset, length).asReadOnlyBuffer();
  }

  /** A copy the caller owns. */
  public byte[] toByteArray() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }

  /** Writes all bytes to {@code target}, which must have the room. */
  public void copyTo(ByteBuffer target) {
    target.put(array, offset, length);
  }

  /**
   * Writes all bytes to {@code target} from {@code targetOffset} on.
   *
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public void copyTo(byte[] target, int targetOffset) {
    System.arraycopy(array, offset, target, targetOffset, length);
  }

  /** All bytes as lower-case hexadecimal digits. */
  public String toHex() {
    return HexFormat.of().formatHex(array, offset, offset + length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that
        && Arrays.equals(
            array, offset, offset + length, that.array, that.offset, that.offset + that.length);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + array[i];
    }
    return hash;
  }

  /** The length and the first bytes, for logs. */
  @Override
  public String toString() {
    int shown = Math.min(length, SHOWN_BYTES);
    String digits = HexFormat.of().formatHex(array, offset, offset + shown);
    return length + " bytes " + digits + (shown < length ? "…" : "");
  }
}
