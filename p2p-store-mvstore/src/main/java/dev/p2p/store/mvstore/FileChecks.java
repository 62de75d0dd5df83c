package dev.p2p.store.mvstore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What must be true of a file, and where it is, before it is given to MVStore. */
final class FileChecks {

  /** How every file of MVStore begins. */
  private static final String BEGINNING = "H:";

  private FileChecks() {}

  static void check(Path file) throws MessageStoreException {
    checkDirectory(file);
    if (Files.exists(file)) {
      checkFile(file);
    }
  }

  private static void checkDirectory(Path file) throws MessageStoreException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new MessageStoreException(file, "there is no directory " + directory, null);
    }
    if (!Files.exists(file) && !Files.isWritable(directory)) {
      throw new MessageStoreException(file, "the directory is not writable", null);
    }
  }

  private static void checkFile(Path file) throws MessageStoreException {
    if (!Files.isRegularFile(file)) {
      throw new MessageStoreException(file, "is not a file", null);
    }
    if (!Files.isReadable(file) || !Files.isWritable(file)) {
      throw new MessageStoreException(file, "is not readable and writable", null);
    }
    if (!mayBeStore(file)) {
      throw new MessageStoreException(file, "is a file of something else", null);
    }
  }

  /** Whether it begins like a store, or with zeros, as a file may after a loss of power. */
  private static boolean mayBeStore(Path file) throws MessageStoreException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] beginning = in.readNBytes(BEGINNING.length());
      for (int i = 0; i < beginning.length; i++) {
        if (beginning[i] != BEGINNING.charAt(i) && beginning[i] != 0) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new MessageStoreException(file, "can't be read: " + e, e);
    }
  }
}
