package dev.p2p.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest {

  private static final Comparison DECODE =
      new Comparison("dev.p2p.wire.DecodeBenchmark", List.of("copy"), "bytes", List.of("1", "2"));

  @Test
  void nothingAsksForEverythingWithCare() {
    Request request = Request.parse();

    assertThat(request.wants(DECODE)).isTrue();
    assertThat(request.pace()).isEqualTo(Pace.CAREFUL);
  }

  @Test
  void aRegularExpressionPicksClassesByAnyPartOfTheirNames() {
    assertThat(Request.parse("Encode|Dec.de", "--quick").wants(DECODE)).isTrue();
    assertThat(Request.parse("--quick", "Encode").wants(DECODE)).isFalse();
    assertThat(Request.parse("--quick", "Encode").pace()).isEqualTo(Pace.QUICK);
  }

  @ParameterizedTest
  @CsvSource({
    "--fast, unknown option --fast",
    "(, 'REGEX \"(\": Unclosed group'",
    "Encode Decode, 'one REGEX at most, but there is also Decode'"
  })
  void aMistakeIsNamed(String args, String complaint) {
    assertThatThrownBy(() -> Request.parse(args.split(" ", -1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(complaint);
  }

  @Test
  void aQuickRunLeavesOutEveryOtherValueButNeverAll() {
    assertThat(Pace.QUICK.pick(List.of("a", "b", "c", "d", "e"))).containsExactly("b", "d");
    assertThat(Pace.QUICK.pick(List.of("a"))).containsExactly("a");
    assertThat(Pace.CAREFUL.pick(List.of("a", "b", "c"))).containsExactly("a", "b", "c");
  }
}
