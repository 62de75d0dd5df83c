package dev.p2p.bus;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The threads that wait in a close for a callback, so that none waits for itself in a circle.
 *
 * <p>Who waits for whom makes a chain: a thread waits for a queue, the queue's taker is the thread
 * that runs its callback, and that one may wait for another queue. A thread joins only if the chain
 * does not lead back to it, so there is never a circle. All queues in it are closed and have no new
 * taker: what was found to lead back to the caller does so until the caller goes on.
 *
 * <p><b>Threading:</b> safe to share. One for all buses: callbacks of two may close each other.
 */
final class ClosingThreads {

  private static final ReentrantLock LOCK = new ReentrantLock();

  /** Guarded by LOCK. */
  private static final Map<Thread, SubscriberQueue<?>> WAITING = new HashMap<>();

  private ClosingThreads() {}

  /**
   * Waits until the callback of a closed queue has ended; returns at once if that callback is the
   * current thread's or waits, directly or through others, for the current thread.
   */
  static void await(SubscriberQueue<?> queue) {
    Thread current = Thread.currentThread();
    if (!join(current, queue)) {
      return;
    }
    try {
      queue.awaitSettled();
    } finally {
      leave(current);
    }
  }

  private static boolean join(Thread current, SubscriberQueue<?> queue) {
    LOCK.lock();
    try {
      if (leadsTo(current, queue)) {
        return false;
      }
      WAITING.put(current, queue);
      return true;
    } finally {
      LOCK.unlock();
    }
  }

  private static boolean leadsTo(Thread current, SubscriberQueue<?> queue) {
    @Nullable Thread taker = queue.taker();
    while (taker != null && taker != current) {
      SubscriberQueue<?> next = WAITING.get(taker);
      taker = next == null ? null : next.taker();
    }
    return taker == current;
  }

  private static void leave(Thread current) {
    LOCK.lock();
    try {
      WAITING.remove(current);
    } finally {
      LOCK.unlock();
    }
  }
}
