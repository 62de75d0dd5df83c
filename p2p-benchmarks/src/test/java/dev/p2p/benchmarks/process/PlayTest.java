package dev.p2p.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.benchmarks.report.Figures;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PlayTest {

  private final Play play = new Play(Duration.ZERO, Duration.ofMillis(100));

  @Test
  void eachProcessMeasuresItsWindow() throws Exception {
    List<Figures> figures = play.measure(List.of(part("first", 7), part("second", 8)));

    assertThat(figures).hasSize(2);
    assertThat(figures.getFirst().get(Play.COUNT)).isEqualTo(7);
    assertThat(figures.getLast().get(Play.COUNT)).isEqualTo(8);
    assertThat(figures.getFirst().get("length")).as("of the role itself").isEqualTo(5);
    assertThat(figures.getFirst().get(Play.SECONDS)).isGreaterThanOrEqualTo(0.1);
    assertThat(figures.getFirst().get(Play.PINNED)).isZero();
  }

  @Test
  void whatFailsInAProcessVoidsTheMeasurement() {
    assertThatThrownBy(() -> play.measure(List.of(part("bad", 1))))
        .isInstanceOf(MeasuringFailedException.class)
        .hasMessageContaining("bad: failed")
        .hasMessageContaining("message 3 came twice");
  }

  private static Part part(String role, int step) {
    return new Part(CountingCast.class, role, Settings.of("step", step), List.of("-Xmx64m"));
  }
}
