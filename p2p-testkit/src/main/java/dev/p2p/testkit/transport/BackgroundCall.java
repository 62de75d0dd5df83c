package dev.p2p.testkit.transport;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A call on a virtual thread of its own, for tests of calls that wait.
 *
 * <p><b>Threading:</b> confined to the test's thread. What waits here waits without limit: give the
 * test a {@code @Timeout}.
 *
 * @param <T> what the call returns
 */
public final class BackgroundCall<T> {

  private final FutureTask<T> task;
  private final Thread thread;

  private BackgroundCall(Callable<T> call) {
    this.task = new FutureTask<>(call);
    this.thread = Thread.ofVirtual().name("background-call").start(task);
  }

  /** Starts {@code call}. */
  public static <T> BackgroundCall<T> start(Callable<T> call) {
    return new BackgroundCall<>(call);
  }

  /** Starts {@code action}; the result says no more than that it ended. */
  public static BackgroundCall<?> run(Action action) {
    return start(() -> {
      action.run();
      return "done";
    });
  }

  /**
   * Waits until the call waits.
   *
   * @throws AssertionError if it ends instead
   */
  public void awaitBlocked() throws InterruptedException {
    Thread.State state = thread.getState();
    while (state != Thread.State.WAITING && state != Thread.State.TIMED_WAITING) {
      if (state == Thread.State.TERMINATED) {
        throw new AssertionError("the call ended instead of waiting: " + task);
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Thread.onSpinWait();
      state = thread.getState();
    }
  }

  /**
   * Waits for the call to end.
   *
   * @return what it returned
   * @throws ExecutionException if it threw; the cause is what it threw
   */
  public T result() throws InterruptedException, ExecutionException {
    return Objects.requireNonNull(task.get());
  }

  /**
   * Waits for the call to end.
   *
   * @return what it threw
   * @throws AssertionError if it returned
   */
  public Throwable failure() throws InterruptedException {
    try {
      throw new AssertionError("the call returned instead of failing: " + task.get());
    } catch (ExecutionException e) {
      return Objects.requireNonNull(e.getCause());
    }
  }

  /** A call that returns nothing. */
  @FunctionalInterface
  public interface Action {

    /** Does it. */
    void run() throws Exception;
  }
}
