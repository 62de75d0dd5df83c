package dev.p2p.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class VirtualThreadExecutionTest {

  private final Execution execution = Execution.virtualThreads();

  @Test
  void anActorTurnsOnAVirtualThreadOfItsNameUntilItSaysItIsDone() throws InterruptedException {
    BlockingQueue<String> turns = new LinkedBlockingQueue<>();
    AtomicInteger left = new AtomicInteger(3);
    CountDownLatch ended = new CountDownLatch(1);
    execution.start(
        "actor-7",
        () -> {
          turns.add(Thread.currentThread().getName() + Thread.currentThread().isVirtual());
          boolean goOn = left.decrementAndGet() > 0;
          if (!goOn) {
            ended.countDown();
          }
          return goOn;
        });
    ended.await();
    assertThat(turns).containsExactly("actor-7true", "actor-7true", "actor-7true");
  }

  @Test
  void aPeriodicTaskRunsOnADaemonPlatformThreadAgainAndAgainUntilItIsClosed()
      throws InterruptedException {
    BlockingQueue<Thread> runs = new LinkedBlockingQueue<>();
    Execution.Ticking ticking =
        execution.every("tick", Duration.ofMillis(1), () -> runs.add(Thread.currentThread()));
    Thread first = runs.take();
    assertThat(runs.take()).isSameAs(first);
    assertThat(first.isVirtual()).isFalse();
    assertThat(first.isDaemon()).isTrue();
    assertThat(first.getName()).isEqualTo("tick");
    ticking.close();
    first.join();
  }

  @Test
  void aRunThatThrowsIsReportedAndTheNextComesEvenIfReportingItThrows()
      throws InterruptedException {
    BlockingQueue<Throwable> reported = new LinkedBlockingQueue<>();
    AssertionError planted = new AssertionError("planted");
    Thread.UncaughtExceptionHandler handler =
        (thread, thrown) -> {
          reported.add(thrown);
          throw planted;
        };
    Runnable task =
        () -> {
          Thread.currentThread().setUncaughtExceptionHandler(handler);
          throw planted;
        };

    try (Execution.Ticking ignored = execution.every("tick", Duration.ofMillis(1), task)) {
      assertThat(reported.take()).isSameAs(planted);
      assertThat(reported.take()).isSameAs(planted);
    }
  }

  @Test
  void aPeriodMustBeMoreThan0() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> execution.every("tick", Duration.ZERO, () -> {}))
        .withMessage("period must be more than 0, was PT0S");
  }
}
