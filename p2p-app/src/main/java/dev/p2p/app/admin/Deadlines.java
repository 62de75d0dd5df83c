package dev.p2p.app.admin;

import dev.p2p.spi.TimeSource;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Ends what takes too long: a client that says its request byte by byte, or does not read the
 * answer. The thread is interrupted, which closes the connection it reads or writes.
 *
 * <p><b>Threading:</b> safe to share. {@link #tick} is called by one thread, {@link #run} by those
 * that are watched.
 */
final class Deadlines {

  private final TimeSource time;
  private final long limitNanos;
  private final Set<Turn> running = ConcurrentHashMap.newKeySet();

  Deadlines(TimeSource time, Duration limit) {
    this.time = time;
    this.limitNanos = limit.toNanos();
  }

  /** Does the work here and now; the work may ask for more time as it gets on. */
  void run(Consumer<Turn> work) {
    Turn turn = new Turn();
    running.add(turn);
    try {
      work.accept(turn);
    } finally {
      running.remove(turn);
      turn.finish();
    }
  }

  /** Half of the time there is. */
  Duration half() {
    return Duration.ofNanos(limitNanos / 2);
  }

  /** Ends what is overdue. */
  void tick() {
    long now = time.nanoTime();
    running.forEach(turn -> turn.check(now));
  }

  /** One piece of work. */
  final class Turn {

    private final Thread thread = Thread.currentThread();
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by lock. */
    private long sinceNanos = time.nanoTime();

    /** Guarded by lock. */
    private boolean finished;

    private Turn() {}

    /** It gets on: the time begins anew. */
    void renew() {
      lock.lock();
      try {
        sinceNanos = time.nanoTime();
      } finally {
        lock.unlock();
      }
    }

    private void check(long nowNanos) {
      lock.lock();
      try {
        if (!finished && nowNanos - sinceNanos >= limitNanos) {
          thread.interrupt();
        }
      } finally {
        lock.unlock();
      }
    }

    /** From here on the thread is not interrupted, and knows nothing of it. */
    private void finish() {
      lock.lock();
      try {
        finished = true;
        boolean ignored = Thread.interrupted();
      } finally {
        lock.unlock();
      }
    }
  }
}
