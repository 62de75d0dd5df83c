package dev.p2p.store.mvstore;

import dev.p2p.spi.TimeSource;
import java.util.concurrent.TimeUnit;

/**
 * Makes the index of what is in a file: of each frame that is young enough and whole. How old one
 * is the wall clock says, as far as it can be believed: nothing is younger than 0, nor older than
 * what came before it.
 *
 * <p><b>Threading:</b> confined to the thread that opens the store.
 */
final class Restoring implements StoreFile.Visitor {

  private final StoreFile file;
  private final Index index;
  private final Frames frames;
  private final long keepMillis;
  private final long nowMillis;
  private final long nowNanos;
  private long olderMillis = Long.MAX_VALUE;
  private int lost;

  /** Reads {@code file} into {@code index}, which is empty. */
  Restoring(StoreFile file, Index index, Frames frames, MvStoreSettings settings, TimeSource time) {
    this.file = file;
    this.index = index;
    this.frames = frames;
    this.keepMillis = settings.keepFor().toMillis();
    this.nowMillis = time.now().toEpochMilli();
    this.nowNanos = time.nanoTime();
  }

  @Override
  public void stored(long sequence, StoredFrame stored) {
    index.continueFrom(sequence + 1);
    long ageMillis = Math.min(olderMillis, Math.max(0, nowMillis - stored.keptMillis()));
    olderMillis = ageMillis;
    if (ageMillis >= keepMillis) {
      return;
    }
    if (frames.read(stored).isEmpty()) {
      lost++;
      file.removeLater(sequence);
      return;
    }
    long keptNanos = nowNanos - TimeUnit.MILLISECONDS.toNanos(ageMillis);
    index.restore(Entry.written(stored.id(), sequence, keptNanos, stored.frame().length()));
  }

  /** How many frames were no good. */
  int lost() {
    return lost;
  }
}
