package dev.p2p.benchmarks.rtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.benchmarks.process.Role;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class RttContenderTest {

  private static final int ENOUGH = 50;

  @ParameterizedTest
  @EnumSource(RttContender.class)
  void everyQuestionIsAnsweredAndTimed(RttContender contender) throws Exception {
    try (Role answering = contender.answering();
        Role asking = contender.asking()) {
      asking.start(answering.start(""));
      while (asking.count() < ENOUGH && asking.failure().isEmpty()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }

      assertThat(asking.failure()).isEmpty();
      assertThat(answering.failure()).isEmpty();
      assertThat(asking.end().get(RttBench.P50)).isPositive();
    }
  }
}
