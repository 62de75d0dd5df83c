package dev.p2p.testkit;

import dev.p2p.spi.Actor;
import dev.p2p.spi.Execution;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads whose actors run by themselves, on virtual threads, and whose periodic tasks run only
 * when a test says so.
 *
 * <p><b>Threading:</b> safe to share; tasks run on the thread that calls {@link #tick}.
 */
public final class ManualTicker implements Execution {

  private final Execution threads = Execution.virtualThreads();
  private final List<Runnable> tasks = new CopyOnWriteArrayList<>();
  private final AtomicInteger started = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();

  /** No actors, no tasks. */
  public ManualTicker() {}

  @Override
  public void start(String name, Actor actor) {
    started.incrementAndGet();
    running.incrementAndGet();
    threads.start(name, () -> turn(actor));
  }

  @Override
  public Ticking every(String name, Duration period, Runnable task) {
    tasks.add(task);
    return () -> tasks.remove(task);
  }

  /** Runs every periodic task once. */
  public void tick() {
    tasks.forEach(Runnable::run);
  }

  /** How many actors were ever started. */
  public int started() {
    return started.get();
  }

  /** How many actors have not ended. */
  public int running() {
    return running.get();
  }

  private boolean turn(Actor actor) {
    boolean goOn = false;
    try {
      goOn = actor.turn();
      return goOn;
    } finally {
      if (!goOn) {
        running.decrementAndGet();
      }
    }
  }
}
