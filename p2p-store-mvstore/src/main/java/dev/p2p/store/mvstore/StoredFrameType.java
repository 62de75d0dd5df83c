package dev.p2p.store.mvstore;

import dev.p2p.api.Bytes;
import dev.p2p.api.MessageId;
import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Frames in the file: the words of the id and the time, 8 bytes each, big-endian; the length of the
 * frame, of variable size; the frame. A length is believed only if as much is there.
 *
 * <p><b>Threading:</b> immutable, safe to share.
 */
final class StoredFrameType extends BasicDataType<StoredFrame> {

  /** Of the Java heap, as MVStore's cache of pages counts: record, id, array. */
  private static final int HEAP_BYTES_BESIDE_FRAME = 96;

  @Override
  public int getMemory(StoredFrame stored) {
    return HEAP_BYTES_BESIDE_FRAME + stored.frame().length();
  }

  @Override
  public void write(WriteBuffer target, StoredFrame stored) {
    MessageId id = stored.id();
    target.putLong(id.w0()).putLong(id.w1()).putLong(id.w2()).putLong(id.w3());
    target.putLong(stored.keptMillis());
    target.putVarInt(stored.frame().length()).put(stored.frame().asByteBuffer());
  }

  @Override
  public StoredFrame read(ByteBuffer source) {
    MessageId id =
        new MessageId(source.getLong(), source.getLong(), source.getLong(), source.getLong());
    long keptMillis = source.getLong();
    int length = DataUtils.readVarInt(source);
    if (length < 0 || length > source.remaining()) {
      throw DataUtils.newMVStoreException(
          DataUtils.ERROR_FILE_CORRUPT,
          "a frame of %d bytes, where %d are left".formatted(length, source.remaining()));
    }
    byte[] frame = new byte[length];
    source.get(frame);
    return new StoredFrame(id, keptMillis, Bytes.wrap(frame));
  }

  @Override
  public StoredFrame[] createStorage(int size) {
    return new StoredFrame[size];
  }
}
