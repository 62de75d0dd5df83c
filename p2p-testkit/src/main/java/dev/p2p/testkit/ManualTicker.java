package dev.p2p.testkit;

import dev.p2p.spi.Actor;
import dev.p2p.spi.Execution;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
  private final Set<Thread> running = ConcurrentHashMap.newKeySet();
  private final AtomicInteger starting = new AtomicInteger();

  /** No actors, no tasks. */
  public ManualTicker() {}

  @Override
  public void start(String name, Actor actor) {
    started.incrementAndGet();
    starting.incrementAndGet();
    threads.start(name, () -> turn(actor));
  }

  /** As {@link Execution#every}; a run that throws is thrown to whoever calls {@link #tick}. */
  @Override
  public Ticking every(String name, Duration period, Runnable task) {
    Execution.requirePeriod(period);
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
    return running.size() + starting.get();
  }

  /**
   * Waits until every actor waits, for bytes, for work or for whatever a handler waits for: nothing
   * happens any more until somebody does something. Not for actors that never wait.
   *
   * <p>A virtual thread that is woken on the very way to its rest looks at rest for a moment. So
   * wake actors only while they rest: wait for it before you act, too.
   *
   * @throws AssertionError if the thread is interrupted meanwhile, as by a {@code @Timeout}; the
   *     message names the actors that do not rest
   */
  public void awaitRest() {
    int looks = 0;
    // Twice: while the first look goes over the threads, one it has passed may be woken.
    while (looks < 2) {
      looks = isAtRest() ? looks + 1 : 0;
      if (looks == 0 && Thread.interrupted()) {
        throw new AssertionError("interrupted while these did not rest: " + busy());
      }
      Thread.onSpinWait();
    }
  }

  private boolean isAtRest() {
    return starting.get() == 0 && running.stream().allMatch(ManualTicker::isWaiting);
  }

  private List<String> busy() {
    return running.stream().filter(thread -> !isWaiting(thread)).map(Thread::getName).toList();
  }

  private static boolean isWaiting(Thread thread) {
    Thread.State state = thread.getState();
    return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
  }

  private boolean turn(Actor actor) {
    if (running.add(Thread.currentThread())) {
      starting.decrementAndGet();
    }
    boolean goOn = false;
    try {
      goOn = actor.turn();
      return goOn;
    } finally {
      if (!goOn) {
        running.remove(Thread.currentThread());
      }
    }
  }
}
