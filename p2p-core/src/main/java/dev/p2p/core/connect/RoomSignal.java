package dev.p2p.core.connect;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Lets publishers wait for room in the outboxes of all peers instead of having older messages give
 * way.
 *
 * <p><b>Threading:</b> safe to share; only {@link #await} waits. Outboxes signal under their lock,
 * so nobody is asked for room under this one.
 */
final class RoomSignal {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Guarded by lock; volatile so that a signal nobody waits for is a plain read. */
  private volatile int waiting;

  /** Guarded by lock: signals given while somebody waited. */
  private long signals;

  /** Something may have changed; costs a plain read while nobody waits. */
  void signal() {
    if (waiting > 0) {
      lock.lock();
      try {
        signals++;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * Waits until there is room.
   *
   * @return false if there was none within {@code limit}
   */
  boolean await(BooleanSupplier hasRoom, Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    long seen = countWaiting(1);
    try {
      // Asked after the signals were counted, so that one is either seen here or ends the wait.
      while (!hasRoom.getAsBoolean()) {
        if (left <= 0) {
          return false;
        }
        lock.lockInterruptibly();
        try {
          while (signals == seen && left > 0) {
            left = changed.awaitNanos(left);
          }
          seen = signals;
        } finally {
          lock.unlock();
        }
      }
      return true;
    } finally {
      countWaiting(-1);
    }
  }

  /** Answers how many signals there were by then. */
  private long countWaiting(int change) {
    lock.lock();
    try {
      int now = waiting + change;
      waiting = now;
      return signals;
    } finally {
      lock.unlock();
    }
  }
}
