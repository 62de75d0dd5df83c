package dev.p2p.core.store;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.core.settings.StoreSettings;
import dev.p2p.spi.IdRange;
import dev.p2p.spi.MessageStore;
import dev.p2p.spi.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps messages in memory, as they are. Bounded by what they take of the Java heap, frames and all
 * that goes with them; whoever is restarted begins with none.
 *
 * <p><b>Threading:</b> safe to share; nothing here waits. Looking up and listing take no lock, so
 * that a long list holds up nobody; a list that is made while messages come and go has those that
 * stayed, and may have the others.
 */
public final class RecentMessages implements MessageStore {

  private final StoreSettings settings;
  private final TimeSource time;
  private final ReentrantLock lock = new ReentrantLock();

  /** Changed under lock, read without. */
  private final ConcurrentSkipListMap<MessageId, Kept> byId = new ConcurrentSkipListMap<>();

  /** Guarded by lock: the same, the oldest first. */
  private final Deque<Kept> byAge = new ArrayDeque<>();

  /** Guarded by lock. */
  private long heapBytes;

  /** Guarded by lock. */
  private long lost;

  /** Guarded by lock. */
  private boolean closed;

  /** An empty store. */
  public RecentMessages(StoreSettings settings, TimeSource time) {
    this.settings = settings;
    this.time = time;
  }

  @Override
  public void keep(Message message) {
    lock.lock();
    try {
      if (closed || byId.containsKey(message.id())) {
        return;
      }
      if (Kept.heapBytes(message) > settings.bytesMax()) {
        lost++;
        return;
      }
      add(new Kept(message, time.nanoTime()));
      makeRoom();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<Message> find(MessageId id) {
    return Optional.ofNullable(byId.get(id)).map(Kept::message);
  }

  @Override
  public boolean contains(MessageId id) {
    return byId.containsKey(id);
  }

  @Override
  public List<MessageId> ids(IdRange range, Duration keptFor, int max) {
    long now = time.nanoTime();
    long leastNanos = keptFor.toNanos();
    List<MessageId> ids = new ArrayList<>();
    for (Kept kept : byId.subMap(range.first(), true, range.last(), true).values()) {
      if (ids.size() >= max) {
        break;
      }
      if (now - kept.keptNanos() >= leastNanos) {
        ids.add(kept.message().id());
      }
    }
    return ids;
  }

  @Override
  public void expire() {
    long now = time.nanoTime();
    long mostNanos = settings.keepFor().toNanos();
    lock.lock();
    try {
      @Nullable Kept oldest = byAge.peek();
      while (oldest != null && now - oldest.keptNanos() >= mostNanos) {
        removeOldest();
        oldest = byAge.peek();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Usage usage() {
    lock.lock();
    try {
      return new Usage(byAge.size(), heapBytes, lost);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      byId.clear();
      byAge.clear();
      heapBytes = 0;
    } finally {
      lock.unlock();
    }
  }

  private void add(Kept kept) {
    byId.put(kept.message().id(), kept);
    byAge.add(kept);
    heapBytes += kept.heapBytes();
  }

  private void makeRoom() {
    while (byAge.size() > settings.messagesMax() || heapBytes > settings.bytesMax()) {
      removeOldest();
    }
  }

  private void removeOldest() {
    Kept oldest = byAge.remove();
    byId.remove(oldest.message().id());
    heapBytes -= oldest.heapBytes();
  }
}
