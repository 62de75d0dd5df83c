package dev.p2p.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

  private final Row row = new Row("1024");

  @Test
  void showsMediansAndRatiosAsMarkdown() {
    round(1_000, 10_000, 12.34);
    var comparison =
        new Comparison("dev.p2p.X", List.of("copy", "library"), "bytes", List.of("1024"));

    assertThat(new Table(comparison, List.of(row)).markdown())
        .isEqualTo(
            """
            ### X

            | bytes | ours, ns | copy, ns | library, ns | times as fast as copy | times as fast as library | ours allocates, bytes |
            | --: | --: | --: | --: | --: | --: | --: |
            | 1,024 | 1,000 | 12.3 | 10,000 | 0.01 | 10.00 | 48 |
            """);
  }

  @Test
  void aRoundOnABusyMachineChangesNoFigure() {
    round(100, 200, 10);
    round(90_000, 180_000, 9_000);
    round(110, 210, 11);

    assertThat(row.nanos("ours")).isEqualTo(110);
    assertThat(row.timesAsFastAs("library")).isEqualTo(2);
  }

  @Test
  void aRatioIsTakenWithinARoundSoThatSlowAndFastRoundsAgree() {
    round(100, 300, 10);
    round(1_000, 3_000, 100);

    assertThat(row.timesAsFastAs("library")).isEqualTo(3);
    assertThat(row.nanos("library")).as("between the middle two").isEqualTo(1_650);
  }

  private void round(double ours, double library, double copy) {
    row.add(
        Map.of(
            "ours", new Sample(ours, 48),
            "library", new Sample(library, 0),
            "copy", new Sample(copy, 0)));
  }
}
