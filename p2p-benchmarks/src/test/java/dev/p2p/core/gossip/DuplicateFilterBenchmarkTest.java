package dev.p2p.core.gossip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is compared does the same work. */
class DuplicateFilterBenchmarkTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16})
  void eachTakesTheFirstCopyAndNoOther(int copies) {
    DuplicateFilterBenchmark benchmark = new DuplicateFilterBenchmark();
    benchmark.copies = copies;
    for (int i = 0; i < 1_000; i++) {
      assertThat(benchmark.ours()).isEqualTo(copies - 1);
      assertThat(benchmark.maps()).isEqualTo(copies - 1);
    }
  }
}
