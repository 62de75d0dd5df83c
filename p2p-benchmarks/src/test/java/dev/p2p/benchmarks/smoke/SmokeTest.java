package dev.p2p.benchmarks.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmokeTest {

  @Test
  void theProjectExpectsSomethingOfEveryFigureAndOfNothingElse() {
    assertThat(Expectations.ofProject().ranges())
        .containsOnlyKeys(Smoke.NAMES.toArray(String[]::new));
  }

  @Test
  void aFigureOutsideItsRangeIsShownAndFails() throws IOException {
    Expectations expected = Expectations.read(new StringReader("a = 0.5..2\nb = 0..0\n"));
    List<String> lines = new ArrayList<>();

    assertThat(Smoke.judge(Map.of("a", 2.0), expected, lines::add)).isTrue();
    assertThat(Smoke.judge(Map.of("a", 0.4), expected, lines::add)).isFalse();
    assertThat(Smoke.judge(Map.of("b", 1.0), expected, lines::add)).isFalse();

    assertThat(lines.getFirst()).endsWith("2.00  expected 0.50 to 2.00");
    assertThat(lines.get(1)).endsWith("0.40  expected 0.50 to 2.00  OUTSIDE");
  }

  @Test
  void aMistakeInTheRangesIsNamed() {
    assertThatThrownBy(() -> Expectations.read(new StringReader("a = 1-2")))
        .hasMessage("a: a range must be as 0.5..2, was \"1-2\"");
    assertThatThrownBy(() -> Expectations.read(new StringReader("a = 3..2")))
        .hasMessageContaining("must not end before it begins");
  }
}
