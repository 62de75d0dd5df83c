package dev.p2p.spi;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of a real node. */
final class VirtualThreadExecution implements Execution {

  @Override
  public void start(String name, Actor actor) {
    Thread.ofVirtual().name(name).start(() -> run(actor));
  }

  @Override
  public Ticking every(String name, Duration period, Runnable task) {
    Execution.requirePeriod(period);
    // A platform thread: application code that burns CPU can hold every carrier of virtual ones.
    var executor =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name(name).factory());
    var ignored =
        executor.scheduleWithFixedDelay(
            () -> runOnce(task), period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    return executor::shutdown;
  }

  /** Throws nothing: the executor would keep it to itself, and never run the task again. */
  private static void runOnce(Runnable task) {
    try {
      task.run();
    } catch (Throwable thrown) {
      report(thrown);
    }
  }

  private static void report(Throwable thrown) {
    Thread thread = Thread.currentThread();
    try {
      thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    } catch (Throwable ignored) {
      // As where a thread ends by it: there is nobody left to tell.
    }
  }

  private static void run(Actor actor) {
    boolean goOn = true;
    while (goOn) {
      goOn = actor.turn();
    }
  }
}
