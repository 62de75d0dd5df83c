package dev.p2p.core.connect;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Lets publishers wait for peers, and for room in their outboxes instead of having older messages
 * give way.
 *
 * <p><b>Threading:</b> safe to share; only {@link #await} waits.
 */
final class RoomSignal {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile int waiting;

  /** Something may have changed; costs a plain read while nobody waits. */
  void signal() {
    if (waiting > 0) {
      lock.lock();
      try {
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * Waits until {@code hasRoom}.
   *
   * @return false if that did not come about within {@code limit}
   */
  boolean await(BooleanSupplier hasRoom, Duration limit) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      countWaiting(1);
      long left = limit.toNanos();
      // Asked after waiting is set, so that a signal is either seen here or sent.
      while (!hasRoom.getAsBoolean()) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      countWaiting(-1);
      lock.unlock();
    }
  }

  private void countWaiting(int change) {
    int now = waiting + change;
    waiting = now;
  }
}
