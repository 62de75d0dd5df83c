package dev.p2p.bus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is compared does the same work. */
class PublishBenchmarkTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 16})
  void eachOffersTheEventToEverySink(int sinks) {
    PublishBenchmark benchmark = new PublishBenchmark();
    benchmark.sinks = sinks;
    benchmark.attach();

    assertThat(benchmark.ours()).isEqualTo(sinks);
    assertThat(benchmark.loop()).isEqualTo(sinks);

    benchmark.close();
    assertThat(benchmark.ours()).as("after close").isZero();
  }
}
