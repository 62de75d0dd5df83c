package dev.p2p.testkit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.spi.Execution;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * What an {@link Execution} must do whose actors may wait, which is every one that does not ask
 * them whether they are ready. An adapter's test extends this beside {@link ExecutionContract}.
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
public abstract class BlockingActorsContract {

  private static final int MANY = 1_000;
  private static final int FEW = 5;

  private final CountDownLatch released = new CountDownLatch(1);
  private final AtomicBoolean burning = new AtomicBoolean(true);
  private Execution execution;

  /** For the adapter's test. */
  protected BlockingActorsContract() {}

  /** A new execution, whose tasks run by themselves. */
  protected abstract Execution create();

  @BeforeEach
  void createExecution() {
    execution = create();
  }

  @AfterEach
  void releaseEverybody() {
    released.countDown();
    burning.set(false);
  }

  @Test
  void actorsThatWaitHoldUpNeitherTheirStarterNorEachOther() throws Exception {
    CountDownLatch waiting = new CountDownLatch(MANY);
    for (int i = 0; i < MANY; i++) {
      execution.start(
          "waiting",
          () -> {
            waiting.countDown();
            awaitRelease();
            return false;
          });
    }

    waiting.await();
  }

  @Test
  void tasksRunEvenWhileActorsBurnEveryProcessor() throws Exception {
    for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
      execution.start("burning", burning::get);
    }

    awaitRunsOfAnother();
  }

  @Test
  void aRunThatTakesLongerThanItsPeriodDelaysItsOwnTaskAlone() throws Exception {
    BlockingQueue<Integer> runs = new LinkedBlockingQueue<>();
    try (Execution.Ticking ignored = everyHeld(runs)) {
      runs.take();
      awaitRunsOfAnother();
      assertThat(runs).isEmpty();

      released.countDown();
      runs.take();
    }
  }

  @Test
  void aRunThatThrowsIsReportedAndTheNextComesAllTheSame() throws Exception {
    BlockingQueue<Throwable> reported = new LinkedBlockingQueue<>();
    CountDownLatch runs = new CountDownLatch(FEW);
    IllegalStateException planted = new IllegalStateException("planted");
    Runnable task =
        () -> {
          Thread.currentThread()
              .setUncaughtExceptionHandler((thread, thrown) -> reported.add(thrown));
          runs.countDown();
          throw planted;
        };

    try (Execution.Ticking ignored = execution.every("throwing", ExecutionContract.PERIOD, task)) {
      runs.await();
    }

    // What the last run threw may be under way.
    assertThat(reported).hasSizeGreaterThanOrEqualTo(FEW - 1).containsOnly(planted);
  }

  @Test
  void closingATaskDoesNotWaitForItsRun() throws Exception {
    BlockingQueue<Integer> runs = new LinkedBlockingQueue<>();
    Execution.Ticking held = everyHeld(runs);
    runs.take();

    held.close();

    released.countDown();
    awaitRunsOfAnother();
    assertThat(runs).isEmpty();
  }

  @Test
  void threadDumpsShowActorsAndTasksByName() throws Exception {
    BlockingQueue<String> names = new LinkedBlockingQueue<>();

    execution.start("actor-7", () -> !names.add(Thread.currentThread().getName()));
    assertThat(names.take()).isEqualTo("actor-7");
    Runnable task = () -> names.add(Thread.currentThread().getName());
    try (Execution.Ticking ignored = execution.every("task-8", ExecutionContract.PERIOD, task)) {
      assertThat(names.take()).isEqualTo("task-8");
    }
  }

  private Execution.Ticking everyHeld(BlockingQueue<Integer> runs) {
    return execution.every(
        "held",
        ExecutionContract.PERIOD,
        () -> {
          runs.add(runs.size());
          awaitRelease();
        });
  }

  private void awaitRunsOfAnother() throws InterruptedException {
    CountDownLatch runs = new CountDownLatch(FEW);
    Runnable task = runs::countDown;
    try (Execution.Ticking ignored = execution.every("other", ExecutionContract.PERIOD, task)) {
      runs.await();
    }
  }

  private void awaitRelease() {
    try {
      released.await();
    } catch (InterruptedException e) {
      throw new AssertionError("an actor or task was interrupted", e);
    }
  }
}
