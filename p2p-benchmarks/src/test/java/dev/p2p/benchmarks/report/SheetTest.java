package dev.p2p.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SheetTest {

  private final Sheet sheet = new Sheet("256");

  @Test
  void aSpreadIsMedianLeastAndMost() {
    assertThat(Spread.of(List.of(5.0, 1.0, 100.0))).isEqualTo(new Spread(5, 1, 100));
    assertThat(Spread.of(List.of(4.0, 2.0))).as("between two").isEqualTo(new Spread(3, 2, 4));
    assertThatThrownBy(() -> Spread.of(List.of())).hasMessageContaining("at least 1");
  }

  @Test
  void aRoundOnABusyMachineChangesNoMedian() {
    round(100, 50);
    round(3, 1);
    round(110, 55);

    assertThat(sheet.spread("ours", "rate")).isEqualTo(new Spread(100, 3, 110));
  }

  @Test
  void aRatioIsTakenWithinARoundSoThatSlowAndFastRoundsAgree() {
    round(100, 50);
    round(10, 5);
    round(1_000, 500);

    assertThat(sheet.oursTo("rival", "rate")).isEqualTo(new Spread(2, 2, 2));
  }

  @Test
  void whatWasNotMeasuredIsNamed() {
    round(1, 1);

    assertThatThrownBy(() -> sheet.spread("ours", "speed"))
        .hasMessage("no figure \"speed\" among [rate]");
    assertThatThrownBy(() -> sheet.spread("theirs", "rate"))
        .hasMessage("no contender \"theirs\" among [ours, rival]");
  }

  private void round(double ours, double rival) {
    Map<String, Figures> round = new LinkedHashMap<>();
    round.put("ours", Figures.NONE.with("rate", ours));
    round.put("rival", Figures.NONE.with("rate", rival));
    sheet.add(new Round(round));
  }
}
