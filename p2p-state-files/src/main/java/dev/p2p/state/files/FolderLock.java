package dev.p2p.state.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a folder for one process, for as long as that lives: the system takes the lock back
 * whichever way it ends. The file that is locked stays.
 *
 * <p><b>Threading:</b> safe to share.
 */
final class FolderLock implements AutoCloseable {

  private static final String FILE = ".lock";

  /**
   * The folders this process has locked. A second channel to a locked file must not be opened here:
   * on POSIX systems closing it takes the lock away from the first.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  static FolderLock take(Path folder) throws StateStoreException {
    if (!Files.exists(folder)) {
      throw new StateStoreException(folder, "there is no such folder", null);
    }
    if (!Files.isDirectory(folder)) {
      throw new StateStoreException(folder, "is not a folder", null);
    }
    Path real = real(folder);
    if (!HELD.add(real)) {
      throw inUse(folder);
    }
    boolean taken = false;
    try {
      FolderLock lock = new FolderLock(real, lockedChannel(folder));
      taken = true;
      return lock;
    } finally {
      if (!taken) {
        HELD.remove(real);
      }
    }
  }

  @Override
  public void close() {
    if (channel.isOpen()) {
      close(channel);
      HELD.remove(folder);
    }
  }

  private static FileChannel lockedChannel(Path folder) throws StateStoreException {
    FileChannel channel = open(folder);
    boolean locked = false;
    try {
      locked = channel.tryLock() != null;
    } catch (IOException e) {
      throw new StateStoreException(folder, "can't be locked: " + Failures.text(e), e);
    } finally {
      if (!locked) {
        close(channel);
      }
    }
    if (!locked) {
      throw inUse(folder);
    }
    return channel;
  }

  private static FileChannel open(Path folder) throws StateStoreException {
    try {
      return FileChannel.open(
          folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new StateStoreException(folder, "is not writable: " + Failures.text(e), e);
    }
  }

  private static Path real(Path folder) throws StateStoreException {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw new StateStoreException(folder, "can't be found: " + Failures.text(e), e);
    }
  }

  private static StateStoreException inUse(Path folder) {
    return new StateStoreException(folder, "is in use, by another node perhaps", null);
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException ignored) {
      // Nothing was written to it, and the system takes the lock back in any case.
    }
  }
}
