package dev.p2p.benchmarks.rtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.benchmarks.process.Await;
import dev.p2p.benchmarks.process.Role;
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
      Await.count(ENOUGH, asking);

      assertThat(asking.progress().failure()).isEmpty();
      assertThat(answering.progress().failure()).isEmpty();
      assertThat(asking.end().get(RoundTrips.P50)).isPositive();
    }
  }
}
