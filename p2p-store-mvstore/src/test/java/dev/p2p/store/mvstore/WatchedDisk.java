package dev.p2p.store.mvstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A disk of which a test sees each access before it happens, and may fail it. */
@SuppressWarnings("exports") // public because MVStore makes it, by reflection
public final class WatchedDisk extends FilePathWrapper {

  private static final String SCHEME = "watched";

  /** What is written at once: a block. */
  private static final int PIECE_BYTES = 4096;

  /** MVStore makes the paths, so it can't be handed in. Tests of it run one after the other. */
  private static volatile Watcher watcher = new Watcher() {};

  static {
    FilePath.register(new WatchedDisk());
  }

  /** For MVStore. */
  public WatchedDisk() {}

  /** Told of each access before it happens. */
  interface Watcher {
    default void reading() throws IOException {}

    /** A piece of a write, a block at most. */
    default void writing(int bytes) throws IOException {}

    default void syncing() throws IOException {}

    /** The channel is opened. */
    default void opening() throws IOException {}
  }

  static MVStore openFile(Path file, Watcher on) {
    watcher = on;
    return new MVStore.Builder()
        .fileName(SCHEME + ":" + file.toAbsolutePath())
        .autoCommitDisabled()
        .cacheSize(0) // so that each read reaches the disk
        .pageSplitSize(16 << 10) // as with a cache
        .open();
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    watcher.opening();
    return new Channel(super.open(mode));
  }

  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the channel below is safe to share
  private static final class Channel extends FileBaseDefault {

    private final FileChannel base;

    Channel(FileChannel base) {
      this.base = base;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      watcher.reading();
      return base.read(target, position);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      int length = Math.min(source.remaining(), PIECE_BYTES);
      watcher.writing(length);
      ByteBuffer piece = source.slice(source.position(), length);
      int written = base.write(piece, position);
      source.position(source.position() + written);
      return written;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      watcher.syncing();
      base.force(metaData);
    }

    @Override
    public long size() throws IOException {
      return base.size();
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      watcher.writing(0);
      base.truncate(size);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return base.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      base.close();
    }
  }
}
