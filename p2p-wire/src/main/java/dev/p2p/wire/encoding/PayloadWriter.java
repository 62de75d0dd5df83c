package dev.p2p.wire.encoding;

import dev.p2p.api.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes a payload whose size is known beforehand.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class PayloadWriter {

  private final ByteBuffer target;

  /** A payload of exactly {@code bytes} bytes. */
  public PayloadWriter(int bytes) {
    this.target = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** How many bytes {@link #varBytes} takes. */
  public static int varBytesSize(Bytes value) {
    return CompactSize.bytes(value.length()) + value.length();
  }

  /** The lowest byte of {@code value}. */
  public PayloadWriter u8(int value) {
    target.put((byte) value);
    return this;
  }

  /** The lower two bytes of {@code value}. */
  public PayloadWriter u16(int value) {
    target.putShort((short) value);
    return this;
  }

  /** The lower four bytes of {@code value}. */
  public PayloadWriter u32(long value) {
    target.putInt((int) value);
    return this;
  }

  /** All eight bytes of {@code value}. */
  public PayloadWriter u64(long value) {
    target.putLong(value);
    return this;
  }

  /** {@code value}, unsigned, as a {@link CompactSize}. */
  public PayloadWriter compactSize(long value) {
    if (CompactSize.isBelow(value, CompactSize.U16_FIRST)) {
      return u8((int) value);
    }
    if (CompactSize.isBelow(value, CompactSize.U32_FIRST)) {
      return u8(CompactSize.U16).u16((int) value);
    }
    return CompactSize.isBelow(value, CompactSize.U64_FIRST)
        ? u8(CompactSize.U32).u32(value)
        : u8(CompactSize.U64).u64(value);
  }

  /** The number of bytes as a {@link CompactSize}, then the bytes. */
  public PayloadWriter varBytes(Bytes value) {
    compactSize(value.length());
    value.copyTo(target);
    return this;
  }

  /**
   * The payload; nothing may be written afterwards.
   *
   * @throws IllegalStateException if fewer bytes were written than announced
   */
  public Bytes toBytes() {
    if (target.hasRemaining()) {
      throw new IllegalStateException(
          "%d of %d bytes were not written".formatted(target.remaining(), target.capacity()));
    }
    return Bytes.wrap(target.array());
  }
}
