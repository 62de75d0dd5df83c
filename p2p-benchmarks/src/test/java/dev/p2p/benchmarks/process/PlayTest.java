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
    List<Figures> figures =
        play.measure(
            List.of(
                part(CountingContender.GOOD, End.FIRST, 7),
                part(CountingContender.GOOD, End.SECOND, 8)));

    assertThat(figures).hasSize(2);
    Figures first = figures.getFirst();
    Figures second = figures.getLast();
    assertThat(first.get(Play.COUNT)).isEqualTo(7);
    assertThat(second.get(Play.COUNT)).isEqualTo(8);
    assertThat(first.get(CountingContender.TOLD_CHARACTERS)).as("of the role itself").isZero();
    assertThat(second.get(CountingContender.TOLD_CHARACTERS))
        .as("told what the first answered")
        .isEqualTo(CountingContender.ANSWER.length());
    assertThat(first.get(Play.SECONDS)).isGreaterThanOrEqualTo(0.1);
    assertThat(first.get(Play.PINNED)).isZero();
  }

  @Test
  void whatFailsInAProcessVoidsTheMeasurement() {
    assertThatThrownBy(() -> play.measure(List.of(part(CountingContender.BAD, End.FIRST, 1))))
        .isInstanceOf(MeasuringFailedException.class)
        .hasMessageContaining("bad, first process: failed")
        .hasMessageContaining("message 3 came twice");
  }

  private static Part part(Cast cast, End end, int step) {
    return new Part(cast, end, Settings.of(CountingContender.STEP, step), List.of("-Xmx64m"));
  }
}
