package dev.p2p.spi;

import java.time.Duration;

/**
 * Where threads come from. Nothing in the node starts one in any other way.
 *
 * <p><b>Threading:</b> safe to share; nothing here waits.
 */
public interface Execution {

  /**
   * Runs an actor's turns, one after the other, until it ends. There may be tens of thousands.
   *
   * @param name for thread dumps
   */
  void start(String name, Actor actor);

  /**
   * Runs {@code task} once every {@code period}, the first time after one period. A run that takes
   * longer than the period delays the next one. Runs even while every thread of {@link #start} is
   * busy.
   *
   * <p>A run that throws is reported to the uncaught-exception handler of its thread, and the next
   * one comes all the same. Where tasks run on the thread of whoever drives the execution, as a
   * simulator does, what a run throws is thrown there.
   *
   * @param name for thread dumps
   * @param period more than 0
   * @return closing it ends the task: no run starts afterwards; one in progress is not waited for
   * @throws IllegalArgumentException if {@code period} is not
   */
  Ticking every(String name, Duration period, Runnable task);

  /** A periodic task. */
  interface Ticking extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Checks a period, for implementations.
   *
   * @throws IllegalArgumentException if it is not more than 0
   */
  static void requirePeriod(Duration period) {
    if (!period.isPositive()) {
      throw new IllegalArgumentException("period must be more than 0, was " + period);
    }
  }

  /** Actors on virtual threads, periodic tasks on a daemon platform thread each. */
  static Execution virtualThreads() {
    return new VirtualThreadExecution();
  }
}
