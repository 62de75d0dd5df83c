package dev.p2p.testkit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.p2p.spi.Actor;
import dev.p2p.spi.Execution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * What every {@link Execution} must do, be it with threads or without. An adapter's test extends
 * this; one with threads extends {@link BlockingActorsContract} as well.
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
public abstract class ExecutionContract {

  /** The period of the contract's tasks. */
  protected static final Duration PERIOD = Duration.ofMillis(1);

  private static final int MANY = 1_000;
  private static final int FEW = 10;

  private Execution execution;

  /** For the adapter's test. */
  protected ExecutionContract() {}

  /** A new execution. */
  protected abstract Execution create();

  /**
   * Called again and again while the contract waits. Nothing to do where threads run by themselves;
   * else lets every actor get on that can, and one {@link #PERIOD} pass.
   */
  protected void letRun() {}

  /** The time by which periods are kept, in nanoseconds. */
  protected long nanoTime() {
    return System.nanoTime();
  }

  @BeforeEach
  void createExecution() {
    execution = create();
  }

  @Test
  void everyActorHasItsTurnsUntilOneSaysFalseAndNoneAfterwards() throws Exception {
    List<CountingActor> actors = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      actors.add(start(FEW));
    }
    awaitEnd(actors);

    // Another one's turns, so that a turn too many has the time to come.
    actors.add(start(MANY));
    awaitEnd(actors);

    assertThat(actors).extracting(CountingActor::fault).containsOnly("");
  }

  @Test
  void turnsOfAnActorDoNotOverlapAndSeeEachOther() throws Exception {
    CountingActor actor = start(FEW * MANY);

    // Ends only if no turn's count was lost.
    awaitEnd(List.of(actor));

    assertThat(actor.fault()).isEmpty();
  }

  @Test
  void anActorMayStartAnother() throws Exception {
    AtomicInteger started = new AtomicInteger(1);

    execution.start("actor-1", new Starting(started));

    await(() -> started.get() == FEW);
  }

  @Test
  void aTaskRunsAgainAndAgainTheFirstTimeAfterOnePeriodAndNeverBesideItself() throws Exception {
    AtomicLong firstAt = new AtomicLong();
    AtomicInteger runs = new AtomicInteger();
    AtomicBoolean inRun = new AtomicBoolean();
    AtomicBoolean overlapped = new AtomicBoolean();
    long startedAt = nanoTime();
    Runnable task =
        () -> {
          overlapped.compareAndSet(false, !inRun.compareAndSet(false, true));
          if (runs.getAndIncrement() == 0) {
            firstAt.set(nanoTime());
          }
          inRun.set(false);
        };

    try (Execution.Ticking ignored = execution.every("task", PERIOD, task)) {
      await(() -> runs.get() >= FEW);
    }

    assertThat(firstAt.get() - startedAt).isGreaterThanOrEqualTo(PERIOD.toNanos());
    assertThat(overlapped).isFalse();
  }

  @Test
  void aTaskThatWasClosedDoesNotRunAgain() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    CompletableFuture<Execution.Ticking> own = new CompletableFuture<>();
    own.complete(
        execution.every(
            "closing",
            PERIOD,
            () -> {
              runs.incrementAndGet();
              own.join().close();
            }));

    await(() -> runs.get() > 0);
    awaitRunsOfAnother();

    assertThat(runs).hasValue(1);
  }

  @Test
  void closingATaskLeavesOthersAlone() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    Runnable task = runs::incrementAndGet;
    try (Execution.Ticking ignored = execution.every("staying", PERIOD, task)) {
      execution.every("going", PERIOD, () -> {}).close();
      int before = runs.get();

      await(() -> runs.get() >= before + FEW);
    }
  }

  @Test
  void aPeriodThatIsNotMoreThan0IsRejected() {
    for (Duration period : List.of(Duration.ZERO, PERIOD.negated())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> execution.every("task", period, () -> {}))
          .withMessage("period must be more than 0, was " + period);
    }
  }

  private void awaitRunsOfAnother() throws InterruptedException {
    AtomicInteger runs = new AtomicInteger();
    try (Execution.Ticking ignored = execution.every("other", PERIOD, runs::incrementAndGet)) {
      await(() -> runs.get() >= FEW);
    }
  }

  private CountingActor start(int turnsMax) {
    CountingActor actor = new CountingActor(turnsMax);
    execution.start("counting", actor);
    return actor;
  }

  private void awaitEnd(List<CountingActor> actors) throws InterruptedException {
    await(() -> actors.stream().allMatch(CountingActor::isEnded));
  }

  private void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      letRun();
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Thread.onSpinWait();
    }
  }

  /** Starts its successor, up to a few. */
  private final class Starting implements Actor {

    private final AtomicInteger started;

    private Starting(AtomicInteger started) {
      this.started = started;
    }

    @Override
    public boolean turn() {
      if (started.get() < FEW) {
        execution.start("actor-" + started.incrementAndGet(), new Starting(started));
      }
      return false;
    }
  }
}
