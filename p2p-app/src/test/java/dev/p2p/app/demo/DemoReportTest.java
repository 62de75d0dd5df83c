package dev.p2p.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.core.observe.NodeStats;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The same in every country. */
@Isolated("changes the locale of its process")
final class DemoReportTest {

  private final Locale before = Locale.getDefault();

  @BeforeEach
  void moveToWhereACommaIsADecimalPoint() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void moveBack() {
    Locale.setDefault(before);
  }

  @Test
  void figuresAreThoseOfTheDocuments() {
    DemoResult result =
        new DemoResult(
            0,
            "127.0.0.1:7000",
            1,
            new DemoResult.Counts(3, 4, 5, 6),
            new NodeStats.Traffic(7, 1_234_567, 9, 10),
            new DemoResult.Latency(1_500_000, 12_345_678));
    DemoReport report = new DemoReport(List.of(result), 3, Duration.ofMillis(1_500), List.of());

    assertThat(report.toText())
        .isEqualToNormalizingNewlines(
            """
            node  peers  published  delivered  duplicates  dropped     bytes in    p50 ms    p99 ms
               0      1          3          4           5        6      1234567      1.50     12.35

            Every node delivered every other node's message exactly once: 3 messages, 4 deliveries \
            in 1.50 s (3 a second).
            """);
  }
}
