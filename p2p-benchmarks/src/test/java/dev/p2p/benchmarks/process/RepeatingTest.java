package dev.p2p.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RepeatingTest {

  @Test
  void stepsAreTakenAgainAndAgainAndWhatTheyDidIsAdded() throws Exception {
    try (Role role = new Repeating(new Steps(() -> 3))) {
      assertThat(role.start("there")).isEqualTo("told there");

      Await.count(30, role);
      assertThat(role.progress().failure()).isEmpty();
      assertThat(role.progress().count() % 3).isZero();
    }
  }

  @Test
  void aStepThatFailsIsReportedAndIsTheLast() throws Exception {
    try (Role role =
        new Repeating(
            new Steps(() -> {
              throw new IOException("no room");
            }))) {
      role.start("");

      Await.count(1, role);
      assertThat(role.progress().failure()).hasValue("a step failed: java.io.IOException: no room");
      assertThat(role.progress().count()).isZero();
    }
  }

  @Test
  void closeEndsAStepThatWouldWaitForEverAndThatIsNoFailure() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    Role role =
        new Repeating(
            new Steps(() -> {
              waiting.countDown();
              new CountDownLatch(1).await();
              return 1;
            }));
    role.start("");
    waiting.await();

    role.close();

    assertThat(role.progress().failure()).isEmpty();
  }

  private interface Step {
    int take() throws Exception;
  }

  private record Steps(Step each) implements Repeating.Task {

    @Override
    public String start(String told) {
      return "told " + told;
    }

    @Override
    public int step() throws Exception {
      return each.take();
    }

    @Override
    public void close() {
      // It holds nothing.
    }
  }
}
