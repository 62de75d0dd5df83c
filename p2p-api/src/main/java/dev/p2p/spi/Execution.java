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
   * @param name for thread dumps
   * @param period positive
   * @return closing it ends the task: no run starts afterwards; one in progress is not waited for
   */
  Ticking every(String name, Duration period, Runnable task);

  /** A periodic task. */
  interface Ticking extends AutoCloseable {
    @Override
    void close();
  }

  /** Actors on virtual threads, periodic tasks on a daemon platform thread each. */
  static Execution virtualThreads() {
    return new VirtualThreadExecution();
  }
}
