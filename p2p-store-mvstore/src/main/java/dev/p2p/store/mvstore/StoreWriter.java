package dev.p2p.store.mvstore;

import dev.p2p.spi.Actor;
import dev.p2p.spi.TimeSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The actor that writes what waits, a batch a turn. A turn waits until writing is due, which {@link
 * #isReady} tells, and then for the disk. What can't be written is lost; the next turn tries again.
 *
 * <p><b>Threading:</b> turns one after the other; {@link #close} from any thread, which waits for
 * the turn in progress.
 */
final class StoreWriter implements Actor {

  private final StoreFile file;
  private final Index index;
  private final WriteQueue queue;
  private final Losses losses;
  private final TimeSource time;
  private final ReentrantLock writing = new ReentrantLock();

  /** Guarded by writing. */
  private boolean closed;

  StoreWriter(Contents contents, WriteQueue queue, TimeSource time) {
    this.file = contents.file();
    this.index = contents.index();
    this.losses = contents.losses();
    this.queue = queue;
    this.time = time;
  }

  @Override
  public boolean isReady() {
    return queue.isDue();
  }

  @Override
  public boolean turn() {
    queue.awaitDue();
    writing.lock();
    try {
      if (!closed) {
        write(queue.take());
      }
      return !closed;
    } finally {
      writing.unlock();
    }
  }

  /** Writes all that waits and closes the file. No more may be added. */
  void close() {
    queue.close();
    writing.lock();
    try {
      if (!closed) {
        closed = true;
        writeAll();
        file.close();
      }
    } finally {
      writing.unlock();
    }
  }

  /** If nothing waits, there may still be something to remove. */
  private void writeAll() {
    List<WriteQueue.Waiting> batch;
    do {
      batch = queue.take();
      write(batch);
    } while (!batch.isEmpty());
  }

  private void write(List<WriteQueue.Waiting> batch) {
    List<Entry> entries = batch.stream().map(WriteQueue.Waiting::entry).toList();
    try {
      if (file.needsReopening()) {
        reopen(null);
      }
      file.write(entries, index.firstSequence(), keptMillis());
      entries.forEach(Entry::stopWaiting);
    } catch (MessageStoreException e) {
      lose(entries, e.reason());
    } catch (RuntimeException | AssertionError e) {
      lose(entries, Damage.text(e));
      recover(e);
    } finally {
      batch.forEach(waiting -> queue.release(waiting.heapBytes()));
    }
  }

  /** What is in the file can be read again at once, even if nothing can be written. */
  private void recover(Throwable failure) {
    try {
      reopen(Damage.isShownBy(failure) ? Damage.text(failure) : null);
    } catch (MessageStoreException e) {
      losses.add(0, Loss.NOT_WRITTEN, e.reason());
    }
  }

  private void reopen(@Nullable String damage) throws MessageStoreException {
    file.reopen(damage);
    int lost = file.isEmpty() ? index.removeWritten() : 0;
    if (lost > 0) {
      losses.add(lost, Loss.SET_ASIDE, "");
    }
  }

  /** What the wall clock showed when a message was kept, as it goes now. */
  private ToLongFunction<Entry> keptMillis() {
    long nowMillis = time.now().toEpochMilli();
    long nowNanos = time.nanoTime();
    return entry -> nowMillis - TimeUnit.NANOSECONDS.toMillis(nowNanos - entry.keptNanos());
  }

  private void lose(List<Entry> entries, String reason) {
    int lost = (int) entries.stream().filter(index::remove).count();
    losses.add(lost, Loss.NOT_WRITTEN, reason);
  }
}
