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
    // A platform thread: application code that burns CPU can hold every carrier of virtual ones.
    var executor =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name(name).factory());
    var ignored =
        executor.scheduleWithFixedDelay(
            task, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    return executor::shutdown;
  }

  private static void run(Actor actor) {
    boolean goOn = true;
    while (goOn) {
      goOn = actor.turn();
    }
  }
}
