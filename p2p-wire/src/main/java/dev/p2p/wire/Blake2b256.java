package dev.p2p.wire;

import dev.p2p.api.MessageId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * BLAKE2b with a digest of 32 bytes and no key (RFC 7693), over a message that comes in any number
 * of parts. Start with {@link #update}, end with {@link #digest}, start again: apart from the
 * digest itself nothing is allocated after construction.
 *
 * <p>Whole blocks are read where they lie; only what is left over at the end of a part is copied,
 * and so is what lies outside the Java heap.
 *
 * <p><b>Threading:</b> confined to one thread at a time.
 */
final class Blake2b256 {

  private static final int BLOCK_BYTES = Blake2bCompression.BLOCK_BYTES;

  /** Digest of 32 bytes, no key, fanout 1, depth 1 (RFC 7693, section 2.5). */
  private static final long PARAMETERS = 0x01010000L | MessageId.BYTES;

  private static final AtomicReference<@Nullable Blake2b256> SPARE = new AtomicReference<>();

  private final Blake2bCompression compression = new Blake2bCompression();
  private final long[] chain = new long[8];

  /** The bytes not yet compressed. The last block must be known as such, so a full one waits. */
  private final byte[] block = new byte[BLOCK_BYTES];

  /** How many bytes wait in {@link #block}. Confined to the caller's thread. */
  private int blockFilled;

  /** How many bytes went before those. Confined to the caller's thread. */
  private long compressedBytes;

  Blake2b256() {
    reset();
  }

  /**
   * The digest of one array's part.
   *
   * <p><b>Threading:</b> any thread may call this: one at a time uses the spare one, others make
   * their own.
   */
  static MessageId hash(byte[] source, int offset, int count) {
    Blake2b256 spare = SPARE.getAndSet(null);
    Blake2b256 hash = spare == null ? new Blake2b256() : spare;
    hash.update(source, offset, count);
    MessageId digest = hash.digest();
    SPARE.set(hash);
    return digest;
  }

  /**
   * Adds bytes of an array.
   *
   * @throws IndexOutOfBoundsException if they do not lie within
   */
  void update(byte[] source, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, source.length);
    int from = offset;
    int left = count;
    if (blockFilled > 0) {
      int head = Math.min(left, BLOCK_BYTES - blockFilled);
      keep(source, from, head);
      from += head;
      left -= head;
    }
    if (left > 0) {
      compressFullBlock();
    }
    while (left > BLOCK_BYTES) {
      compress(source, from);
      from += BLOCK_BYTES;
      left -= BLOCK_BYTES;
    }
    keep(source, from, left);
  }

  /**
   * Adds bytes of a buffer, whose position stays.
   *
   * @param index of the first, absolute
   * @throws IndexOutOfBoundsException if they do not lie below its limit
   */
  void update(ByteBuffer source, int index, int count) {
    Objects.checkFromIndexSize(index, count, source.limit());
    if (source.hasArray()) {
      update(source.array(), source.arrayOffset() + index, count);
      return;
    }
    int end = index + count;
    for (int from = index; from < end; ) {
      compressFullBlock();
      int part = Math.min(end - from, BLOCK_BYTES - blockFilled);
      source.get(from, block, blockFilled, part);
      blockFilled += part;
      from += part;
    }
  }

  /** The digest of what was added since the last one. */
  MessageId digest() {
    Arrays.fill(block, blockFilled, BLOCK_BYTES, (byte) 0);
    compression.compress(chain, block, 0, compressedBytes + blockFilled, true);
    MessageId digest = new MessageId(chain[0], chain[1], chain[2], chain[3]);
    reset();
    return digest;
  }

  private void keep(byte[] source, int offset, int count) {
    System.arraycopy(source, offset, block, blockFilled, count);
    blockFilled += count;
  }

  /** Makes room for more, if there is none: the block that waits is not the last one. */
  private void compressFullBlock() {
    if (blockFilled == BLOCK_BYTES) {
      compress(block, 0);
      blockFilled = 0;
    }
  }

  private void compress(byte[] source, int offset) {
    compressedBytes += BLOCK_BYTES;
    compression.compress(chain, source, offset, compressedBytes, false);
  }

  private void reset() {
    Blake2bCompression.initialize(chain, PARAMETERS);
    blockFilled = 0;
    compressedBytes = 0;
  }
}
