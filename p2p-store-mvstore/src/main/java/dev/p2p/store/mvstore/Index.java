package dev.p2p.store.mvstore;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.spi.IdRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is kept, by id and by age, and its bounds.
 *
 * <p><b>Threading:</b> safe to share; nothing here waits for a disk. Looking up and listing take no
 * lock, so that a long list holds up nobody.
 */
final class Index {

  private final MvStoreSettings limits;
  private final ReentrantLock lock = new ReentrantLock();

  /** Changed under lock, read without. */
  private final ConcurrentSkipListMap<MessageId, Entry> byId = new ConcurrentSkipListMap<>();

  /** Guarded by lock: the oldest first; with some that are not in {@link #byId} any more. */
  private final Deque<Entry> byAge = new ArrayDeque<>();

  /** Guarded by lock: how many are in {@link #byId}. */
  private int size;

  /** Guarded by lock: what these take in the file. */
  private long fileBytes;

  /** Guarded by lock. */
  private long nextSequence;

  /** Guarded by lock. */
  private boolean closed;

  Index(MvStoreSettings limits) {
    this.limits = limits;
  }

  /** Adds a message, which displaces the oldest if it must; null if it is there, or after close. */
  @Nullable Entry add(Message message, long nowNanos) {
    lock.lock();
    try {
      if (closed || byId.containsKey(message.id())) {
        return null;
      }
      Entry entry = Entry.waiting(message, nextSequence, nowNanos);
      put(entry);
      return entry;
    } finally {
      lock.unlock();
    }
  }

  /** Adds what was found in the file, in the order of sequences. */
  void restore(Entry entry) {
    lock.lock();
    try {
      if (!byId.containsKey(entry.id())) {
        put(entry);
      }
    } finally {
      lock.unlock();
    }
  }

  /** What comes from now on gets at least this sequence. */
  void continueFrom(long sequence) {
    lock.lock();
    try {
      nextSequence = Math.max(nextSequence, sequence);
    } finally {
      lock.unlock();
    }
  }

  @Nullable Entry find(MessageId id) {
    return byId.get(id);
  }

  /** Those in {@code range} kept since {@code sinceNanos} or before, in their order. */
  List<MessageId> ids(IdRange range, long sinceNanos, int max) {
    List<MessageId> ids = new ArrayList<>();
    for (Entry entry : byId.subMap(range.first(), true, range.last(), true).values()) {
      if (ids.size() >= max) {
        break;
      }
      if (sinceNanos - entry.keptNanos() >= 0) {
        ids.add(entry.id());
      }
    }
    return ids;
  }

  /** Lets go of one; false if it is not there any more. */
  boolean remove(Entry entry) {
    lock.lock();
    try {
      boolean removed = take(entry);
      if (byAge.size() > 2 * size) {
        byAge.removeIf(each -> byId.get(each.id()) != each);
      }
      return removed;
    } finally {
      lock.unlock();
    }
  }

  /** Lets go of all that does not wait to be written; how many these were. */
  int removeWritten() {
    lock.lock();
    try {
      int before = size;
      byId.values().stream().filter(entry -> entry.waiting() == null).forEach(this::take);
      byAge.removeIf(each -> byId.get(each.id()) != each);
      return before - size;
    } finally {
      lock.unlock();
    }
  }

  /** Lets go of what was kept since {@code sinceNanos} or before. */
  void expire(long sinceNanos) {
    lock.lock();
    try {
      @Nullable Entry oldest = oldest();
      while (oldest != null && sinceNanos - oldest.keptNanos() >= 0) {
        take(oldest);
        oldest = oldest();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The least sequence of all that is kept, now and from now on. */
  long firstSequence() {
    lock.lock();
    try {
      @Nullable Entry oldest = oldest();
      return oldest == null ? nextSequence : oldest.sequence();
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return size;
    } finally {
      lock.unlock();
    }
  }

  /** Lets go of everything and takes nothing any more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      byId.clear();
      byAge.clear();
      size = 0;
      fileBytes = 0;
    } finally {
      lock.unlock();
    }
  }

  private void put(Entry entry) {
    byId.put(entry.id(), entry);
    byAge.add(entry);
    size++;
    fileBytes += entry.fileBytes();
    nextSequence = Math.max(nextSequence, entry.sequence() + 1);
    @Nullable Entry oldest = oldest();
    while (oldest != null && isOver()) {
      take(oldest);
      oldest = oldest();
    }
  }

  private boolean isOver() {
    return size > limits.messagesMax() || fileBytes > limits.bytesMax();
  }

  private boolean take(Entry entry) {
    boolean taken = byId.remove(entry.id(), entry);
    if (taken) {
      entry.stopWaiting();
      size--;
      fileBytes -= entry.fileBytes();
    }
    return taken;
  }

  private @Nullable Entry oldest() {
    @Nullable Entry oldest = byAge.peek();
    while (oldest != null && byId.get(oldest.id()) != oldest) {
      byAge.remove();
      oldest = byAge.peek();
    }
    return oldest;
  }
}
