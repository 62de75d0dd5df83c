package dev.p2p.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void allAreFoundWithTheirBaselinesAndTheirParameter() {
    assertThat(Comparison.all())
        .contains(
            new Comparison(
                "dev.p2p.wire.HeapChecksumBenchmark",
                List.of("copy", "library"),
                "bytes",
                List.of("0", "256", "1024", "16384", "65536", "1048576")))
        .extracting(Comparison::title)
        .containsExactly(
            "PublishBenchmark",
            "DuplicateFilterBenchmark",
            "OutboxBenchmark",
            "DecodeBenchmark",
            "DirectChecksumBenchmark",
            "EncodeBenchmark",
            "HeapChecksumBenchmark");
  }

  @Test
  void aFigureWithoutABaselineIsRefused() {
    assertThatThrownBy(() -> Comparison.of("dev.p2p.Lonely", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dev.p2p.Lonely must have \"ours\", a baseline and one parameter");
  }
}
