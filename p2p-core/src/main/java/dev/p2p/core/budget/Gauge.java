package dev.p2p.core.budget;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes in use, never more than whoever adds to them allows.
 *
 * <p><b>Threading:</b> safe to share; nothing here waits.
 */
final class Gauge {

  private final AtomicLong used = new AtomicLong();
  private final AtomicLong most = new AtomicLong();

  /** Adds unless that makes more than {@code max}. */
  boolean add(long bytes, long max) {
    while (true) {
      long before = used.get();
      long after = before + bytes;
      if (after > max) {
        return false;
      }
      if (used.compareAndSet(before, after)) {
        if (after > most.get()) {
          most.accumulateAndGet(after, Math::max);
        }
        return true;
      }
    }
  }

  /**
   * Takes away what was added.
   *
   * @return what is left
   * @throws IllegalStateException if that is less than nothing
   */
  long subtract(long bytes) {
    long after = used.addAndGet(-bytes);
    if (after < 0) {
      throw new IllegalStateException(
          "%d bytes were given back when %d were in use".formatted(bytes, after + bytes));
    }
    return after;
  }

  long used() {
    return used.get();
  }

  /** The most there ever was. */
  long most() {
    return most.get();
  }
}
