package dev.p2p.testkit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.spi.Actor;
import dev.p2p.spi.Execution;
import dev.p2p.spi.TimeSource;
import dev.p2p.testkit.ContractRun;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** The contracts of threads and time notice what breaks them. */
final class BrokenRuntimeTest {

  @Test
  void aTurnTooManyIsNoticed() {
    assertThat(ContractRun.failedTests(OneTurnTooMany.class))
        .contains("everyActorHasItsTurnsUntilOneSaysFalseAndNoneAfterwards");
  }

  @Test
  void turnsOnTwoThreadsAreNoticed() {
    // With one actor it is a matter of luck, with a thousand it is not.
    assertThat(ContractRun.failedTests(TwoThreadsPerActor.class))
        .contains("everyActorHasItsTurnsUntilOneSaysFalseAndNoneAfterwards");
  }

  @Test
  void aTaskThatCanNotBeClosedIsNoticed() {
    assertThat(ContractRun.failedTests(NeverCloses.class))
        .containsExactly("aTaskThatWasClosedDoesNotRunAgain");
  }

  @Test
  void aTaskThatRunsAtOnceIsNoticed() {
    assertThat(ContractRun.failedTests(RunsAtOnce.class))
        .contains("aTaskRunsAgainAndAgainTheFirstTimeAfterOnePeriodAndNeverBesideItself");
  }

  @Test
  void runsBesideEachOtherAndThreadsWithoutNamesAreNoticed() {
    assertThat(ContractRun.failedTests(RunsBesideItself.class))
        .contains(
            "aRunThatTakesLongerThanItsPeriodDelaysItsOwnTaskAlone",
            "threadDumpsShowActorsAndTasksByName");
  }

  @Test
  void aFailureThatIsKeptQuietIsNoticed() {
    assertThat(ContractRun.failedTests(KeepsFailuresQuiet.class))
        .containsExactly("aRunThatThrowsIsReportedAndTheNextComesAllTheSame");
  }

  @Test
  void aTaskThatEndsByAFailureIsNoticed() {
    assertThat(ContractRun.failedTests(EndsByAFailure.class))
        .contains("aRunThatThrowsIsReportedAndTheNextComesAllTheSame");
  }

  @Test
  void aPeriodOf0ThatIsTakenIsNoticed() {
    assertThat(ContractRun.failedTests(TakesAnyPeriod.class))
        .containsExactly("aPeriodThatIsNotMoreThan0IsRejected");
  }

  @Test
  void aClockThatGoesBackIsNoticed() {
    assertThat(ContractRun.failedTests(GoesBack.class)).contains("nanoTimeNeverGoesBack");
  }

  @Test
  void aClockThatGoesBackOnOtherThreadsIsNoticed() {
    assertThat(ContractRun.failedTests(EachThreadItsOwn.class))
        .containsExactly("nanoTimeNeverGoesBackFromOneThreadToTheNext");
  }

  /** A sound execution, to break. */
  private static class Sound implements Execution {

    private final Execution threads = Execution.virtualThreads();

    @Override
    public void start(String name, Actor actor) {
      threads.start(name, actor);
    }

    @Override
    public Ticking every(String name, Duration period, Runnable task) {
      return threads.every(name, period, task);
    }
  }

  static final class OneTurnTooMany extends ExecutionContract {
    @Override
    protected Execution create() {
      return new Sound() {
        @Override
        public void start(String name, Actor actor) {
          super.start(
              name,
              () -> {
                boolean goOn = actor.turn();
                if (!goOn) {
                  actor.turn();
                }
                return goOn;
              });
        }
      };
    }
  }

  static final class TwoThreadsPerActor extends ExecutionContract {
    @Override
    protected Execution create() {
      return new Sound() {
        @Override
        public void start(String name, Actor actor) {
          super.start(name, actor);
          super.start(name, actor);
        }
      };
    }
  }

  static final class NeverCloses extends ExecutionContract {
    @Override
    protected Execution create() {
      return new Sound() {
        @Override
        public Ticking every(String name, Duration period, Runnable task) {
          var unused = super.every(name, period, task);
          return () -> {};
        }
      };
    }
  }

  static final class RunsAtOnce extends ExecutionContract {
    @Override
    protected Execution create() {
      return new Sound() {
        @Override
        public Ticking every(String name, Duration period, Runnable task) {
          super.start(
              name,
              () -> {
                task.run();
                return false;
              });
          return super.every(name, period, task);
        }
      };
    }

    /** Stands still, so that no run comes after a period. */
    @Override
    protected long nanoTime() {
      return 0;
    }
  }

  static final class RunsBesideItself extends BlockingActorsContract {
    @Override
    protected Execution create() {
      return new Sound() {
        @Override
        public Ticking every(String name, Duration period, Runnable task) {
          ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
          var unused =
              timer.scheduleAtFixedRate(
                  () -> Thread.ofPlatform().daemon().start(task),
                  period.toNanos(),
                  period.toNanos(),
                  TimeUnit.NANOSECONDS);
          return timer::shutdown;
        }
      };
    }
  }

  static final class KeepsFailuresQuiet extends BlockingActorsContract {
    @Override
    protected Execution create() {
      return new Sound() {
        @Override
        public Ticking every(String name, Duration period, Runnable task) {
          return super.every(
              name,
              period,
              () -> {
                try {
                  task.run();
                } catch (IllegalStateException ignored) {
                  // That is what is wrong with it.
                }
              });
        }
      };
    }
  }

  /** What never comes is waited for until the time is over: a second will do. */
  @Timeout(value = 1, threadMode = ThreadMode.SEPARATE_THREAD)
  static final class EndsByAFailure extends BlockingActorsContract {
    @Override
    protected Execution create() {
      return new Sound() {
        @Override
        public Ticking every(String name, Duration period, Runnable task) {
          ScheduledExecutorService timer =
              Executors.newSingleThreadScheduledExecutor(
                  Thread.ofPlatform().daemon().name(name).factory());
          var unused =
              timer.scheduleWithFixedDelay(
                  task, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
          return timer::shutdown;
        }
      };
    }
  }

  static final class TakesAnyPeriod extends ExecutionContract {
    @Override
    protected Execution create() {
      return new Sound() {
        @Override
        public Ticking every(String name, Duration period, Runnable task) {
          return super.every(name, period.isPositive() ? period : PERIOD, task);
        }
      };
    }
  }

  static final class GoesBack extends TimeSourceContract {
    @Override
    protected TimeSource create() {
      AtomicLong reads = new AtomicLong();
      return new SoundTime() {
        @Override
        public long nanoTime() {
          return super.nanoTime() - (reads.incrementAndGet() % 100 == 0 ? 1_000_000_000 : 0);
        }
      };
    }
  }

  static final class EachThreadItsOwn extends TimeSourceContract {
    @Override
    protected TimeSource create() {
      Thread creator = Thread.currentThread();
      return new SoundTime() {
        @Override
        public long nanoTime() {
          return super.nanoTime() - (Thread.currentThread() == creator ? 0 : 1_000_000_000);
        }
      };
    }
  }

  /** A sound clock, to break. */
  private static class SoundTime implements TimeSource {
    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public Instant now() {
      return Instant.now();
    }
  }
}
