package dev.p2p.store.mvstore;

import dev.p2p.api.Message;
import dev.p2p.spi.TimeSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * What is kept, on disk and in memory.
 *
 * <p><b>Threading:</b> safe to share.
 *
 * @param losses what should be in it and is not
 */
record Contents(StoreFile file, Index index, Frames frames, Losses losses) {

  /** What is in the file at {@code place}, read to its end. Waits for the disk. */
  static Contents of(
      StorePlace place, MvStoreSettings settings, Frames frames, TimeSource time, Logger log)
      throws MessageStoreException {
    StoreFile file = new StoreFile(place);
    Losses losses = new Losses(place.file(), time, log);
    Index index = new Index(settings);
    Restoring restoring = new Restoring(file, index, frames, settings, time);
    try {
      file.readAll(restoring);
    } catch (DamagedFileException e) {
      file.reopen(e.reason());
      return new Contents(file, new Index(settings), frames, losses);
    }
    if (restoring.lost() > 0) {
      losses.add(restoring.lost(), Loss.NOT_READ, "");
    }
    log.info("{}: {} messages from before", place.file(), index.size());
    return new Contents(file, index, frames, losses);
  }

  /** The message of an entry that does not wait; empty if it is let go of, or can't be read. */
  Optional<Message> read(Entry entry) {
    Optional<Message> message = Optional.empty();
    try {
      @Nullable StoredFrame stored = file.read(entry.sequence());
      message = stored == null ? Optional.empty() : frames.read(stored);
      if (message.isEmpty()) {
        drop(entry, "");
      }
    } catch (RuntimeException | AssertionError e) {
      if (Damage.isShownBy(e)) {
        drop(entry, Damage.text(e));
      } else {
        file.suspect();
        losses.add(0, Loss.NOT_READ, Damage.text(e));
      }
    }
    return message;
  }

  /** Of one that is let go of meanwhile nothing is lost. */
  private void drop(Entry entry, String detail) {
    if (index.remove(entry)) {
      file.removeLater(entry.sequence());
      losses.add(1, Loss.NOT_READ, detail);
    }
  }
}
