package dev.p2p.bus;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts who is inside, so that one who closes it can wait until they have left.
 *
 * <p><b>Threading:</b> safe to share. Only {@link #awaitEmpty} waits. To enter and to leave is one
 * atomic step each; a lock is taken only by who waits and by who leaves last.
 */
final class Turnstile {

  /** The sign bit; the other bits count who is inside. */
  private static final int CLOSED = Integer.MIN_VALUE;

  private final AtomicInteger state = new AtomicInteger();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition empty = lock.newCondition();

  /** Whether the caller is inside now, and must {@link #leave}; false after {@link #close}. */
  boolean enter() {
    if (state.incrementAndGet() > 0) {
      return true;
    }
    leave();
    return false;
  }

  /** Lets one out that {@link #enter} let in. */
  void leave() {
    if (state.decrementAndGet() == CLOSED) {
      signalEmpty();
    }
  }

  /** Lets nobody in any more. Later calls do nothing. */
  void close() {
    state.getAndUpdate(inside -> inside | CLOSED);
  }

  /** Waits, after {@link #close}, until nobody is inside. */
  void awaitEmpty() {
    lock.lock();
    try {
      while (state.get() != CLOSED) {
        empty.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void signalEmpty() {
    lock.lock();
    try {
      empty.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
