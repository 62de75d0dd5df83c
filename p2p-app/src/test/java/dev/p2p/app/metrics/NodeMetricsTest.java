package dev.p2p.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every number of the node's records is a metric: one that is added and not shown is found. */
final class NodeMetricsTest {

  @Test
  void everyCounterAndEveryUsageOfTheNodeIsShownWithItsMeaning() throws Exception {
    SampleMetrics sample = new SampleMetrics();

    List<String> values =
        sample
            .text()
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.substring(line.lastIndexOf(' ') + 1))
            .map(value -> String.valueOf(Double.valueOf(value).longValue()))
            .toList();
    assertThat(values).containsAll(sample.numbers());
    assertThat(sample.metrics().snapshots())
        .allSatisfy(family -> assertThat(family.getMetadata().getHelp()).endsWith("."));
  }

  @Test
  void namesOfCountersEndInTotalAndAllBeginWithTheProgram() throws Exception {
    assertThat(new SampleMetrics().text().lines().filter(line -> line.startsWith("# TYPE")))
        .allMatch(line -> line.matches("# TYPE p2p_[a-z_]+ (counter|gauge)"))
        .allMatch(line -> line.contains("_total counter") == line.endsWith(" counter"));
  }

  @Test
  void whatIsCountedByTwoThingsHasALabelForEach() throws Exception {
    assertThat(new SampleMetrics().text().lines())
        .anyMatch(line ->
            line.startsWith("p2p_messages_dropped_total{reason=\"b\",topic=\"a\"}")
                || line.startsWith("p2p_messages_dropped_total{topic=\"a\",reason=\"b\"}"));
  }
}
