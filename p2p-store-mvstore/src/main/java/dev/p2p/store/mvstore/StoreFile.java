package dev.p2p.store.mvstore;

import dev.p2p.api.Message;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.ToLongFunction;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStore.TxCounter;
import org.jspecify.annotations.Nullable;

/**
 * The frames on disk, by sequence. MVStore does not survive a write that fails: it closes, and the
 * file is opened again as it was after the last write that succeeded.
 *
 * <p><b>Threading:</b> {@link #read} and {@link #removeLater} from any thread, the rest from one at
 * a time. Reading does not wait for writing, but for opening.
 */
final class StoreFile {

  private final StorePlace place;
  private final ReadWriteLock opening = new ReentrantReadWriteLock();

  /**
   * Guarded by opening: changed under its write lock by whoever may write, who alone reads it
   * without. Null while the file can't be opened.
   */
  private @Nullable MVStore store;

  /** What the next write removes. Bounded by what the file holds: each is added once. */
  private final Queue<Long> removals = new ConcurrentLinkedQueue<>();

  /** A read failed: the file may have to be opened again. */
  private volatile boolean suspect;

  /** Opens the file. */
  StoreFile(StorePlace place) throws MessageStoreException {
    this.place = place;
    this.store = configured(place.open());
  }

  /** The map of frames, made if there is none. */
  static MVMap<Long, StoredFrame> framesIn(MVStore store) {
    return store.openMap(
        StorePlace.FRAMES,
        new MVMap.Builder<Long, StoredFrame>()
            .keyType(new SequenceType())
            .valueType(new StoredFrameType()));
  }

  /** Told of what is in the file. */
  interface Visitor {
    void stored(long sequence, StoredFrame frame);
  }

  /**
   * Tells of everything in the file, the oldest first.
   *
   * @throws DamagedFileException if it can't be read to its end; some may have been told already
   */
  void readAll(Visitor visitor) throws DamagedFileException, MessageStoreException {
    try {
      MVMap<Long, StoredFrame> frames = framesIn(opened());
      Iterator<Long> sequences = frames.keyIterator(null);
      long last = -1;
      while (sequences.hasNext()) {
        long sequence = sequences.next();
        visitor.stored(sequence, inItsPlace(sequence, last, frames));
        last = sequence;
      }
    } catch (RuntimeException | AssertionError | OutOfMemoryError e) {
      // What is damaged may claim any size, before MVStore looks whether as much is there.
      if (Damage.isShownBy(e)) {
        throw new DamagedFileException(Damage.text(e), e);
      }
      abandon();
      throw new MessageStoreException(place.file(), "can't be read: " + Damage.text(e), e);
    }
  }

  /**
   * The frame of that sequence, null if there is none. Waits for the disk.
   *
   * @throws RuntimeException if the file can't be read, or is damaged there
   */
  @Nullable StoredFrame read(long sequence) {
    Lock lock = opening.readLock();
    lock.lock();
    // A channel that is read from by an interrupted thread is closed.
    boolean interrupted = Thread.interrupted();
    try {
      return readOpened(opened(), sequence);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      lock.unlock();
    }
  }

  /** The frame is not wanted any more. */
  void removeLater(long sequence) {
    removals.add(sequence);
  }

  /** A read failed though nothing is damaged: the file is opened again before it is written to. */
  void suspect() {
    suspect = true;
  }

  /**
   * Adds the messages of {@code entries} that still wait, removes everything before {@code
   * firstSequence}, and waits until the disk has it.
   *
   * @param keptMillis what the wall clock showed when an entry was kept
   * @throws RuntimeException if it fails; then the file is as it was, and has to be opened again
   */
  void write(List<Entry> entries, long firstSequence, ToLongFunction<Entry> keptMillis) {
    MVStore target = opened();
    MVMap<Long, StoredFrame> frames = framesIn(target);
    removeBefore(firstSequence, frames);
    for (Entry entry : entries) {
      @Nullable Message message = entry.waiting();
      if (message != null) {
        long kept = keptMillis.applyAsLong(entry);
        frames.put(entry.sequence(), new StoredFrame(entry.id(), kept, message.frame()));
      }
    }
    if (target.hasUnsavedChanges()) {
      target.commit();
      // Space is used again a few commits later: they must have reached the disk by then.
      target.sync();
    }
  }

  /** Whether it has to be opened again before it can be written to. */
  boolean needsReopening() {
    return suspect || store == null || store.isClosed();
  }

  /**
   * Opens the file again as it was after the last write; or an empty one, if it is damaged.
   *
   * @param damage why it must be set aside; null if nothing is known to be wrong with it
   */
  void reopen(@Nullable String damage) throws MessageStoreException {
    opening.writeLock().lock();
    try {
      abandon();
      if (damage != null) {
        place.setAside(damage);
        removals.clear();
      }
      store = configured(place.open());
      suspect = false;
    } finally {
      opening.writeLock().unlock();
    }
  }

  /** Whether no frame is in it. */
  boolean isEmpty() {
    return framesIn(opened()).isEmpty();
  }

  /** Closes the file; what was written is in it. */
  void close() {
    opening.writeLock().lock();
    try {
      abandon();
    } finally {
      opening.writeLock().unlock();
    }
  }

  private static MVStore configured(MVStore store) {
    // Space is used again as soon as nobody reads there, whatever the wall clock does.
    store.setRetentionTime(-1);
    return store;
  }

  private MVStore opened() {
    if (store == null) {
      throw DataUtils.newMVStoreException(DataUtils.ERROR_CLOSED, "not open");
    }
    return store;
  }

  /** What lies on a page must lie in order there, and be found from the root as well. */
  private static StoredFrame inItsPlace(long sequence, long before, MVMap<Long, StoredFrame> frames)
      throws DamagedFileException {
    @Nullable StoredFrame frame = frames.get(sequence);
    if (frame == null || sequence <= before) {
      throw new DamagedFileException("frame %d is not in its place".formatted(sequence), null);
    }
    return frame;
  }

  private static @Nullable StoredFrame readOpened(MVStore store, long sequence) {
    // While this version is in use, nothing it refers to is overwritten.
    TxCounter version = store.registerVersionUsage();
    try {
      return framesIn(store).get(sequence);
    } finally {
      store.deregisterVersionUsage(version);
    }
  }

  private void removeBefore(long firstSequence, MVMap<Long, StoredFrame> frames) {
    for (@Nullable Long next = removals.poll(); next != null; next = removals.poll()) {
      frames.remove(next);
    }
    Iterator<Long> keys = frames.keyIterator(null);
    boolean before = true;
    while (before && keys.hasNext()) {
      long key = keys.next();
      before = key < firstSequence;
      if (before) {
        frames.remove(key);
      }
    }
  }

  /**
   * Closes the file as a crash would. MVStore can note in it that it was closed, and believes that
   * when it opens it; but if the process had been killed while space was used again, and the file
   * was opened and closed without a write, what it then opened was the first version of all.
   */
  private void abandon() {
    if (store != null && !store.isClosed()) {
      store.closeImmediately();
    }
    store = null;
  }
}
