package dev.p2p.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is compared does the same work. */
class OutboxBenchmarkTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 64})
  void eachTakesAllThatWasOfferedAndLeavesNothing(int messages) {
    OutboxBenchmark benchmark = new OutboxBenchmark();
    benchmark.messages = messages;

    for (int i = 0; i < 2; i++) {
      assertThat(benchmark.ours()).isEqualTo(messages);
      assertThat(benchmark.queue()).isEqualTo(messages);
    }
  }
}
