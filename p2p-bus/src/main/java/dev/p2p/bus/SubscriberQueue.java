package dev.p2p.bus;

import dev.p2p.api.Offer;
import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.QueueLimits;
import dev.p2p.api.Subscription.Counts;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The bounded queue between publishers and one subscriber: first in, first out, in elements and in
 * bytes. It counts what becomes of every element; the one that is taken and not settled yet counts
 * as waiting, but takes no room.
 *
 * <p><b>Threading:</b> {@link #offer} and {@link #close} from any thread, {@link #take} and {@link
 * #settle} in turns from one. Only {@link #take} and {@link #awaitSettled} wait. No application
 * code runs under the lock.
 */
final class SubscriberQueue<E> {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition settled = lock.newCondition();
  private final QueueLimits limits;
  private final Runnable onDisconnect;

  /** Guarded by lock. */
  private final RingBuffer<E> ring;

  /** Guarded by lock: who has taken an element and not settled it. */
  private @Nullable Thread taker;

  /** Guarded by lock: nothing is taken in or given out any more. */
  private boolean closed;

  /** Guarded by lock. */
  private long delivered;

  /** Guarded by lock. */
  private long failed;

  /** Guarded by lock. */
  private long displaced;

  /** Guarded by lock. */
  private long refused;

  /** Guarded by lock. */
  private long discarded;

  /**
   * An empty queue.
   *
   * @param onDisconnect told, on the thread of the {@link #offer} that did not fit and outside the
   *     lock, that the queue has closed itself by {@link OverflowPolicy#DISCONNECT}; at most once
   */
  SubscriberQueue(QueueLimits limits, Runnable onDisconnect) {
    this.limits = limits;
    this.onDisconnect = onDisconnect;
    this.ring = new RingBuffer<>(limits.elementsMax());
  }

  /** Takes an element in or not, as the limits say; refuses it after {@link #close}. */
  Offer offer(E element, int bytes) {
    Offer offer;
    boolean disconnected;
    lock.lock();
    try {
      boolean wasOpen = !closed;
      offer = put(element, bytes);
      disconnected = wasOpen && closed;
    } finally {
      lock.unlock();
    }
    if (disconnected) {
      onDisconnect.run();
    }
    return offer;
  }

  /** Whether {@link #take} would not wait. */
  boolean canTake() {
    lock.lock();
    try {
      return closed || !ring.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for an element, which is the caller's until it is settled; null after {@link #close}. */
  @Nullable E take() {
    lock.lock();
    try {
      while (!closed && ring.isEmpty()) {
        work.awaitUninterruptibly();
      }
      if (closed) {
        return null;
      }
      taker = Thread.currentThread();
      return ring.removeFirst();
    } finally {
      lock.unlock();
    }
  }

  /** Says what became of the element that was taken. */
  void settle(boolean wasDelivered) {
    lock.lock();
    try {
      if (wasDelivered) {
        delivered++;
      } else {
        failed++;
      }
      taker = null;
      settled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Discards what waits; from now on nothing is taken in or given out. */
  void close() {
    lock.lock();
    try {
      discardAll();
    } finally {
      lock.unlock();
    }
  }

  /** Who has taken an element and not settled it. */
  @Nullable Thread taker() {
    lock.lock();
    try {
      return taker;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until no element is taken and not settled. */
  void awaitSettled() {
    lock.lock();
    try {
      while (taker != null) {
        settled.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** What has become of every element ever offered, at one moment. */
  Counts counts() {
    lock.lock();
    try {
      int waiting = ring.size() + (taker == null ? 0 : 1);
      return new Counts(delivered, failed, displaced, refused, discarded, waiting);
    } finally {
      lock.unlock();
    }
  }

  private Offer put(E element, int bytes) {
    if (closed || bytes > limits.bytesMax()) {
      refused++;
      return Offer.REFUSED;
    }
    if (fits(bytes)) {
      add(element, bytes);
      return Offer.ACCEPTED;
    }
    return switch (limits.overflow()) {
      case DROP_OLDEST, KEEP_LATEST -> {
        makeRoom(bytes);
        add(element, bytes);
        yield Offer.DISPLACED;
      }
      case DROP_NEWEST -> {
        refused++;
        yield Offer.REFUSED;
      }
      case DISCONNECT -> {
        refused++;
        discardAll();
        yield Offer.REFUSED;
      }
    };
  }

  /** Whether it can be added as things are; what keeps the latest has room for one. */
  private boolean fits(int bytes) {
    if (limits.overflow() == OverflowPolicy.KEEP_LATEST) {
      return ring.isEmpty();
    }
    return ring.size() < limits.elementsMax() && ring.bytes() + bytes <= limits.bytesMax();
  }

  private void makeRoom(int bytes) {
    while (!fits(bytes)) {
      ring.removeFirst();
      displaced++;
    }
  }

  private void add(E element, int bytes) {
    ring.addLast(element, bytes);
    work.signal();
  }

  private void discardAll() {
    closed = true;
    discarded += ring.size();
    ring.clear();
    work.signal();
  }
}
