package dev.p2p.core.outbox;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A count of things in progress with a mark at which a Reader stops taking on more.
 *
 * <p><b>Threading:</b> safe to share; only {@link #awaitRoom} waits.
 */
public final class Gate {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final int max;

  /** Guarded by lock; volatile so that {@link #hasRoom} is a plain read on every message. */
  private volatile int inside;

  /** Guarded by lock; volatile as {@link #bytes} may be asked for at any time. */
  private volatile long bytes;

  /** Guarded by lock. */
  private boolean closed;

  /** A gate with room for {@code max}, at least 1. */
  public Gate(int max) {
    this.max = max;
  }

  /** One more is in progress; over the mark too: whoever must stop at it asks first. */
  public void enter() {
    add(1, 0);
  }

  /** One less is. */
  public void leave() {
    add(-1, 0);
  }

  /** One more is in progress, and holds that much memory. */
  public void enter(long held) {
    add(1, held);
  }

  /** One less is, which held that much. */
  public void leave(long held) {
    add(-1, -held);
  }

  /** How much memory is held by what is in progress. */
  public long bytes() {
    return bytes;
  }

  /** Whether fewer are in progress than the mark. */
  public boolean hasRoom() {
    return inside < max;
  }

  /** Whether {@link #awaitRoom} would not wait. */
  public boolean isOpen() {
    lock.lock();
    try {
      return hasRoom() || closed;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is room or the gate is closed. */
  public void awaitRoom() {
    lock.lock();
    try {
      while (!hasRoom() && !closed) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** From now on nobody waits. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void add(int change, long bytesChange) {
    lock.lock();
    try {
      int now = inside + change;
      long held = bytes + bytesChange;
      inside = now;
      bytes = held;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
