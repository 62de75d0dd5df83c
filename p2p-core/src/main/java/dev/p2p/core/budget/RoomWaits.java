package dev.p2p.core.budget;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Who waits for memory that is about to be given back, and who is told that there is some.
 *
 * <p><b>Threading:</b> safe to share; only {@link #await} waits. Whoever gives back may hold any
 * lock: none is taken here under the own one but what the waiting ask for, which takes none either.
 */
final class RoomWaits {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Guarded by lock; volatile so that giving back is a plain read while nobody waits. */
  private volatile int waiting;

  private volatile Runnable listener = () -> {};

  void onRoom(Runnable told) {
    this.listener = told;
  }

  /** Less is in use than before. */
  void onCredit(long before, long after, long roomMark) {
    wake();
    if (before > roomMark && after <= roomMark) {
      listener.run();
    }
  }

  /** Something may have changed for those who wait. */
  void wake() {
    if (waiting > 0) {
      lock.lock();
      try {
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Waits until {@code isWorthTrying}, which must not wait nor take a lock. */
  void await(BooleanSupplier isWorthTrying) {
    lock.lock();
    try {
      count(1);
      // Counted before it is asked: what changes from here on wakes.
      while (!isWorthTrying.getAsBoolean()) {
        changed.awaitUninterruptibly();
      }
    } finally {
      count(-1);
      lock.unlock();
    }
  }

  private void count(int change) {
    int now = waiting + change;
    waiting = now;
  }
}
