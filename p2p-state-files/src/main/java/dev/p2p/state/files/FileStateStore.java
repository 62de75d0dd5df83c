package dev.p2p.state.files;

import dev.p2p.api.Bytes;
import dev.p2p.spi.StateStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps each state in a file of its own in a folder that one process has to itself.
 *
 * <p>To save, a file beside it is written, forced to the disk and renamed over it; then the folder
 * is forced to the disk. So whenever the process is killed or the power fails, the file is there as
 * before or as after. What is set aside gets {@code .damaged} behind its name, and a number if that
 * is there already.
 *
 * <p><b>Threading:</b> safe to share; one saves at a time. Everything waits for the disk.
 */
public final class FileStateStore implements StateStore {

  private static final String NEW = ".new";
  private static final String DAMAGED = ".damaged";

  /** More than that are not kept: the last is overwritten. */
  private static final int DAMAGED_MAX = 9;

  private final Path folder;
  private final FolderLock folderLock;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by lock. */
  private boolean closed;

  private FileStateStore(Path folder, FolderLock folderLock) {
    this.folder = folder;
    this.folderLock = folderLock;
  }

  /**
   * Opens the store in a folder that exists.
   *
   * @throws StateStoreException if the folder is not there, not writable or in use
   */
  public static FileStateStore open(Path folder) throws StateStoreException {
    return new FileStateStore(folder, FolderLock.take(folder));
  }

  @Override
  public Optional<Bytes> load(String name) throws StateStoreException {
    Path file = folder.resolve(StateStore.requireName(name));
    lock.lock();
    try {
      checkOpen();
      return read(file);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void save(String name, Bytes content) throws StateStoreException {
    Path file = folder.resolve(StateStore.requireName(name));
    StateStore.requireLength(content);
    lock.lock();
    try {
      checkOpen();
      write(file, content);
    } catch (IOException e) {
      throw failure(file, "can't be saved", e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String setAside(String name) throws StateStoreException {
    Path file = folder.resolve(StateStore.requireName(name));
    lock.lock();
    try {
      checkOpen();
      Path aside = aside(file);
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      forceFolder();
      return aside.toString();
    } catch (IOException e) {
      throw failure(file, "can't be set aside", e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      folderLock.close();
    } finally {
      lock.unlock();
    }
  }

  private void checkOpen() throws StateStoreException {
    if (closed) {
      throw new StateStoreException(folder, "the store is closed", null);
    }
  }

  private static Optional<Bytes> read(Path file) throws StateStoreException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(BYTES_MAX + 1);
      if (content.length > BYTES_MAX) {
        throw new StateStoreException(
            file, "must be at most %d bytes, is longer".formatted(BYTES_MAX), null);
      }
      return Optional.of(Bytes.wrap(content));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failure(file, "can't be read", e);
    }
  }

  private void write(Path file, Bytes content) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + NEW);
    try (FileChannel channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = content.asByteBuffer();
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder();
  }

  /** A file that was renamed has its new name for good once the folder is on the disk. */
  private void forceFolder() throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(folder, StandardOpenOption.READ);
    } catch (AccessDeniedException e) {
      return; // Windows opens no folders, and needs no forcing of names.
    }
    try (channel) {
      channel.force(true);
    }
  }

  private static Path aside(Path file) {
    Path aside = file.resolveSibling(file.getFileName() + DAMAGED);
    for (int number = 2; Files.exists(aside) && number <= DAMAGED_MAX; number++) {
      aside = file.resolveSibling(file.getFileName() + DAMAGED + "." + number);
    }
    return aside;
  }

  private static StateStoreException failure(Path file, String what, IOException cause) {
    return cause instanceof StateStoreException already
        ? already
        : new StateStoreException(file, what + ": " + Failures.text(cause), cause);
  }
}
