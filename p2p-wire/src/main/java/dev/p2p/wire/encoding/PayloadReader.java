package dev.p2p.wire.encoding;

import dev.p2p.api.Bytes;
import dev.p2p.api.Violation;
import dev.p2p.spi.Parsed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a payload from its front to its end, and remembers the first thing that is wrong with it.
 * From then on there is nothing left to read: every value is zero or empty, and {@link #end} says
 * what was wrong. So code that reads needs no checks between two values, only an end.
 *
 * <p>{@code what} names a value in the text of a violation.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class PayloadReader {

  private final Bytes payload;
  private final ByteBuffer source;
  private @Nullable Violation violation;

  /** Begins at the front of {@code payload}. */
  public PayloadReader(Bytes payload) {
    this.payload = payload;
    this.source = payload.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** One byte, 0 to 255. */
  public int u8(String what) {
    return has(what, Byte.BYTES) ? Byte.toUnsignedInt(source.get()) : 0;
  }

  /** Two bytes, 0 to 65,535. */
  public int u16(String what) {
    return has(what, Short.BYTES) ? Short.toUnsignedInt(source.getShort()) : 0;
  }

  /** Four bytes, 0 to 2<sup>32</sup> - 1. */
  public long u32(String what) {
    return has(what, Integer.BYTES) ? Integer.toUnsignedLong(source.getInt()) : 0;
  }

  /** Eight bytes; whether they have a sign is for the caller to know. */
  public long u64(String what) {
    return has(what, Long.BYTES) ? source.getLong() : 0;
  }

  /** A {@link CompactSize} in its shortest form, unsigned. */
  public long compactSize(String what) {
    int first = u8(what);
    return switch (first) {
      case CompactSize.U16 -> shortest(what, u16(what), CompactSize.U16_FIRST);
      case CompactSize.U32 -> shortest(what, u32(what), CompactSize.U32_FIRST);
      case CompactSize.U64 -> shortest(what, u64(what), CompactSize.U64_FIRST);
      default -> first;
    };
  }

  /**
   * How many items follow, as a {@link CompactSize}: no more than the bytes that are left can hold,
   * so that the caller may reserve memory for them.
   *
   * @param max how many there may be at all
   * @param itemBytes the least an item takes, at least 1
   */
  public int count(String what, int max, int itemBytes) {
    long count = compactSize(what);
    long room = source.remaining() / itemBytes;
    if (CompactSize.isBelow(max, count)) {
      refuse("%s must be at most %d, was %s".formatted(what, max, Long.toUnsignedString(count)));
    } else if (count > room) {
      refuse(
          "%s must be at most %d in the %d bytes left, was %d"
              .formatted(what, room, source.remaining(), count));
    }
    return isGood() ? (int) count : 0;
  }

  /** Bytes behind their number, a {@link CompactSize}. They are not copied. */
  public Bytes varBytes(String what) {
    long length = compactSize(what);
    if (CompactSize.isBelow(source.remaining(), length)) {
      refuse(tooShort(what, Long.toUnsignedString(length)));
    }
    return isGood() ? take((int) length) : Bytes.EMPTY;
  }

  /** Passes {@code count} bytes over, whatever they are. */
  public void skip(String what, int count) {
    if (has(what, count)) {
      source.position(source.position() + count);
    }
  }

  /** Whether nothing was wrong so far. */
  public boolean isGood() {
    return violation == null;
  }

  /** A value is not what it must be. If something was wrong before, that stands. */
  public void refuse(String detail) {
    if (violation == null) {
      violation = new Violation(Violation.Kind.MALFORMED_PAYLOAD, detail);
      source.position(source.limit());
    }
  }

  /** What is wrong with the payload, if anything is; bytes that nobody read are. */
  public Optional<Violation> end(String what) {
    if (source.hasRemaining()) {
      refuse("%s must end after %d bytes, had %d".formatted(what, position(), payload.length()));
    }
    return Optional.ofNullable(violation);
  }

  /** What was read, unless {@link #end(String)} finds something wrong. */
  public <T> Parsed<T> end(String what, T value) {
    return end(what).<Parsed<T>>map(Parsed.Bad::new).orElseGet(() -> new Parsed.Good<>(value));
  }

  /** The buffer's own position may count from elsewhere: a payload is part of a frame. */
  private int position() {
    return payload.length() - source.remaining();
  }

  private boolean has(String what, int count) {
    if (source.remaining() < count) {
      refuse(tooShort(what, Integer.toString(count)));
    }
    return isGood();
  }

  private long shortest(String what, long value, long least) {
    if (CompactSize.isBelow(value, least)) {
      refuse("%s must be encoded in its shortest form, %d was not".formatted(what, value));
    }
    return isGood() ? value : 0;
  }

  private Bytes take(int count) {
    Bytes taken = payload.slice(position(), count);
    source.position(source.position() + count);
    return taken;
  }

  private String tooShort(String what, String bytes) {
    return "%s must have %s bytes, had %d left".formatted(what, bytes, source.remaining());
  }
}
