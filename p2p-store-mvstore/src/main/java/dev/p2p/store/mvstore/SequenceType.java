package dev.p2p.store.mvstore;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Sequences in the file: whole numbers, of variable size.
 *
 * <p><b>Threading:</b> immutable, safe to share.
 */
final class SequenceType extends BasicDataType<Long> {

  /** Of the Java heap: the object and the reference to it. */
  private static final int HEAP_BYTES = 20;

  /** Far more than MVStore puts on a page: what claims more was not written by it. */
  private static final int KEYS_PER_PAGE_MAX = 1 << 16;

  @Override
  public int compare(Long one, Long other) {
    return Long.compare(one, other);
  }

  @Override
  public int getMemory(Long sequence) {
    return HEAP_BYTES;
  }

  @Override
  public void write(WriteBuffer target, Long sequence) {
    target.putVarLong(sequence);
  }

  @Override
  public Long read(ByteBuffer source) {
    return DataUtils.readVarLong(source);
  }

  /** Room for the keys of a page, before they are read: reserved only if that many are possible. */
  @Override
  public Long[] createStorage(int size) {
    if (size < 0 || size > KEYS_PER_PAGE_MAX) {
      throw DataUtils.newMVStoreException(
          DataUtils.ERROR_FILE_CORRUPT, "a page of %d keys".formatted(size));
    }
    return new Long[size];
  }
}
