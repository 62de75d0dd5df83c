package dev.p2p.simulator.network;

import dev.p2p.simulator.time.Timeline;
import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * How code outside a simulation waits for what happens within: it lets it happen, event by event;
 * when nothing is planned any more, it waits for another thread to do something.
 *
 * <p><b>Threading:</b> safe to share; one thread at a time is let in, in the order they came.
 */
final class VirtualWait {

  /** Fair: a thread that lets time pass must give way to one that wants to do something. */
  private final ReentrantLock lock = new ReentrantLock(true);

  private final Condition changed = lock.newCondition();
  private final Timeline timeline;

  VirtualWait(Timeline timeline) {
    this.timeline = timeline;
  }

  /** What is done in the simulation, and may fail as connections do. */
  @FunctionalInterface
  interface Call<T> {
    T call() throws IOException;
  }

  /** Does {@code call} as soon as {@code ready}. */
  <T> T call(BooleanSupplier ready, Call<T> call) throws IOException {
    while (true) {
      lock.lock();
      try {
        if (ready.getAsBoolean()) {
          // Even if it throws: it may have found the connection broken.
          changed.signalAll();
          return call.call();
        }
        letTimePass();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Does {@code call} at once. */
  <T> T call(Call<T> call) throws IOException {
    return call(() -> true, call);
  }

  /** Does {@code action} at once. */
  void run(Runnable action) {
    lock.lock();
    try {
      action.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Its caller looks again, whatever it was woken by. */
  @SuppressWarnings("WaitNotInLoop")
  private void letTimePass() {
    if (timeline.step()) {
      changed.signalAll();
    } else {
      changed.awaitUninterruptibly();
    }
  }
}
