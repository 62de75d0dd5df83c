package dev.p2p.store.mvstore;

import dev.p2p.api.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The messages that wait to be written, bounded by the memory they take until they are: room is
 * reserved before a message is added and released after it was written or lost.
 *
 * <p>Writing is due when there is enough for a batch, when it was asked for, and after close.
 *
 * <p><b>Threading:</b> safe to share; {@link #take} from one thread at a time. Only {@link
 * #awaitDue} waits.
 */
final class WriteQueue {

  /**
   * What a waiting message takes of the Java heap beside its frame and its {@link Entry}: the
   * message 40, payload and frame 24 each, the header of the frame's array and its padding 20, up
   * to two slots in this queue 8.
   */
  static final int HEAP_BYTES_BESIDE_FRAME = 116;

  /** Enough to be written together: a multiple of what writing costs in any case, some 10 KiB. */
  private static final long BATCH_BYTES = 1 << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition due = lock.newCondition();
  private final long bytesMax;
  private final long batchBytes;

  /** Guarded by lock. */
  private final Deque<Waiting> entries = new ArrayDeque<>();

  /** Guarded by lock: what these take. */
  private long waitingBytes;

  /** Guarded by lock: what these take, and what was reserved or taken and is not released. */
  private long reservedBytes;

  /** Guarded by lock: all that waits is to be written, however little it is. */
  private boolean asked;

  /** Guarded by lock. */
  private boolean closed;

  WriteQueue(long bytesMax) {
    this.bytesMax = bytesMax;
    this.batchBytes = Math.min(BATCH_BYTES, Math.max(1, bytesMax / 4));
  }

  /**
   * An entry and the room that is reserved for it.
   *
   * @param heapBytes remembered here, for an entry that is let go of has no message any more
   */
  record Waiting(Entry entry, long heapBytes) {}

  /** What {@code message} takes of the Java heap while it waits. */
  static long heapBytes(Message message) {
    return HEAP_BYTES_BESIDE_FRAME + (long) message.frame().length();
  }

  /** Reserves room; false if there is not that much. */
  boolean reserve(long heapBytes) {
    lock.lock();
    try {
      boolean fits = reservedBytes + heapBytes <= bytesMax;
      reservedBytes += fits ? heapBytes : 0;
      return fits;
    } finally {
      lock.unlock();
    }
  }

  /** Gives back room that was reserved. */
  void release(long heapBytes) {
    lock.lock();
    try {
      reservedBytes -= heapBytes;
    } finally {
      lock.unlock();
    }
  }

  /** Adds an entry for which so much room is reserved. */
  void add(Entry entry, long heapBytes) {
    lock.lock();
    try {
      entries.add(new Waiting(entry, heapBytes));
      waitingBytes += heapBytes;
      signalIfDue();
    } finally {
      lock.unlock();
    }
  }

  /** All that waits is to be written. */
  void ask() {
    lock.lock();
    try {
      asked = true;
      signalIfDue();
    } finally {
      lock.unlock();
    }
  }

  boolean isDue() {
    lock.lock();
    try {
      return closed || asked || waitingBytes >= batchBytes;
    } finally {
      lock.unlock();
    }
  }

  void awaitDue() {
    lock.lock();
    try {
      while (!isDue()) {
        due.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The next batch, in the order in which it came; empty if nothing waits. */
  List<Waiting> take() {
    lock.lock();
    try {
      List<Waiting> batch = new ArrayList<>();
      long before = waitingBytes;
      @Nullable Waiting next = entries.poll();
      while (next != null) {
        batch.add(next);
        waitingBytes -= next.heapBytes();
        next = before - waitingBytes < batchBytes ? entries.poll() : null;
      }
      asked = asked && !entries.isEmpty();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** Memory that messages take that wait or are being written. */
  long heapBytes() {
    lock.lock();
    try {
      return reservedBytes;
    } finally {
      lock.unlock();
    }
  }

  /** Whoever waits need not any more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      due.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void signalIfDue() {
    if (isDue()) {
      due.signalAll();
    }
  }
}
