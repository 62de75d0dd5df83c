package dev.p2p.store.mvstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;

/**
 * Where a store's file is: opens it, or says why it can't be; sets it aside when it is damaged.
 *
 * <p><b>Threading:</b> confined to one thread at a time.
 */
final class StorePlace {

  /** The map of frames in the file. */
  static final String FRAMES = "frames.1";

  /** Of what is in that map: as in its name. */
  private static final int FORMAT = 1;

  private static final String DAMAGED_SUFFIX = ".damaged";

  private final Path file;
  private final Function<Path, MVStore> opener;
  private final Logger log;

  StorePlace(Path file, Function<Path, MVStore> opener, Logger log) {
    this.file = file;
    this.opener = opener;
    this.log = log;
  }

  Path file() {
    return file;
  }

  /** Opens the file, made if there is none; a damaged one is set aside, and another made. */
  MVStore open() throws MessageStoreException {
    FileChecks.check(file);
    try {
      return openSound();
    } catch (DamagedFileException e) {
      setAside(e.reason());
    }
    try {
      return openSound();
    } catch (DamagedFileException e) {
      throw new MessageStoreException(file, "just made, can't be read: " + e.reason(), e);
    }
  }

  /**
   * Gives a damaged file, which nobody has open, another name. The one before it is overwritten.
   */
  void setAside(String reason) throws MessageStoreException {
    Path aside = file.resolveSibling(file.getFileName() + DAMAGED_SUFFIX);
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new MessageStoreException(
          file, "damaged (%s), and can't be renamed to %s: %s".formatted(reason, aside, e), e);
    }
    log.warn("{} is damaged ({}): set aside as {}, and begun anew", file, reason, aside);
  }

  private MVStore openSound() throws MessageStoreException, DamagedFileException {
    boolean isNew = isNew();
    MVStore store = openAny();
    boolean identified = false;
    try {
      identify(store, isNew);
      identified = true;
    } catch (MVStoreException e) {
      throw unreachable(e);
    } finally {
      if (!identified) {
        store.closeImmediately();
      }
    }
    return store;
  }

  private boolean isNew() throws MessageStoreException {
    try {
      return !Files.exists(file) || Files.size(file) == 0;
    } catch (IOException e) {
      throw new MessageStoreException(file, "can't be read: " + e, e);
    }
  }

  private MVStore openAny() throws MessageStoreException, DamagedFileException {
    try {
      return opener.apply(file);
    } catch (MVStoreException e) {
      throw switch (e.getErrorCode()) {
        case DataUtils.ERROR_FILE_LOCKED ->
            new MessageStoreException(file, "is in use, by another node perhaps", e);
        case DataUtils.ERROR_UNSUPPORTED_FORMAT ->
            new MessageStoreException(
                file, "was written by another version of MVStore: " + Damage.text(e), e);
        default -> unreachable(e);
      };
    } catch (RuntimeException | AssertionError | OutOfMemoryError e) {
      // What is damaged may claim any size, before MVStore looks whether as much is there.
      throw new DamagedFileException(Damage.text(e), e);
    }
  }

  private MessageStoreException unreachable(MVStoreException e) throws DamagedFileException {
    if (Damage.isShownBy(e)) {
      throw new DamagedFileException(Damage.text(e), e);
    }
    return new MessageStoreException(file, "can't be opened: " + Damage.text(e), e);
  }

  /** Every store says from its beginning what it is: one that says nothing has lost it. */
  private void identify(MVStore store, boolean isNew)
      throws MessageStoreException, DamagedFileException {
    if (isNew) {
      begin(store);
      return;
    }
    int format = store.getStoreVersion();
    boolean hasFrames = store.hasMap(FRAMES);
    if (format == FORMAT && hasFrames) {
      return;
    }
    // It says twice what it is: if it was ours once, no single damage can deny it.
    if (format == FORMAT || hasFrames || store.getMapNames().isEmpty()) {
      throw new DamagedFileException("what it is can't be read any more", null);
    }
    throw new MessageStoreException(
        file,
        format == 0
            ? "is a file of something else"
            : "is in format %d, this version knows %d".formatted(format, FORMAT),
        null);
  }

  private static void begin(MVStore store) {
    store.setStoreVersion(FORMAT);
    StoreFile.framesIn(store);
    store.commit();
    store.sync();
  }
}
