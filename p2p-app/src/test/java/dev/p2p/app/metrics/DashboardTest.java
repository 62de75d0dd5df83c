package dev.p2p.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What dashboard and alerts ask for is what a node shows. */
final class DashboardTest {

  private static final Path MONITORING = Path.of("..", "deploy", "monitoring");
  private static final Pattern METRIC = Pattern.compile("\\bp2p_[a-z_]+");
  private static final Pattern BY = Pattern.compile("\\bby \\(([a-z, ]+)\\)");
  private static final Pattern LABEL = Pattern.compile("([a-z]+)=\"");

  /** Given by Prometheus itself. */
  private static final String INSTANCE = "instance";

  @ParameterizedTest
  @ValueSource(strings = {"grafana/p2p.json", "alerts.yaml"})
  void everyMetricIsShownByANode(String file) throws Exception {
    String shown = new SampleMetrics().text();

    List<String> asked = found(METRIC, file, 0).toList();

    assertThat(asked).isNotEmpty().allSatisfy(name -> assertThat(shown).contains("\n" + name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"grafana/p2p.json"})
  void whatIsAddedUpByALabelHasIt(String file) throws Exception {
    List<String> shown =
        LABEL.matcher(new SampleMetrics().text()).results().map(label -> label.group(1)).toList();

    List<String> asked =
        found(BY, file, 1).flatMap(labels -> Stream.of(labels.split(", "))).distinct().toList();

    assertThat(asked).contains(INSTANCE);
    assertThat(asked.stream().filter(label -> !label.equals(INSTANCE)))
        .isNotEmpty()
        .isSubsetOf(shown);
  }

  private static Stream<String> found(Pattern pattern, String file, int group) throws IOException {
    return pattern
        .matcher(Files.readString(MONITORING.resolve(file)))
        .results()
        .map((MatchResult match) -> match.group(group))
        .distinct();
  }
}
