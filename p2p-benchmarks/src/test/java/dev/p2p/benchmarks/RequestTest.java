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
  private static final Comparison PUBLISH =
      new Comparison("dev.p2p.bus.PublishBenchmark", List.of("loop"), "sinks", List.of("1", "2"));
  private static final List<Comparison> ALL = List.of(PUBLISH, DECODE);

  @Test
  void nothingAsksForEverythingWithCare() {
    Request request = Request.parse();

    assertThat(request.pickFrom(ALL)).isEqualTo(ALL);
    assertThat(request.pace()).isEqualTo(Pace.CAREFUL);
  }

  @Test
  void aRegularExpressionPicksClassesByAnyPartOfTheirNames() {
    assertThat(Request.parse("Encode|Dec.de", "--quick").pickFrom(ALL)).containsExactly(DECODE);
    assertThat(Request.parse("--quick", "bus").pickFrom(ALL)).containsExactly(PUBLISH);
    assertThat(Request.parse("--quick", "bus").pace()).isEqualTo(Pace.QUICK);
  }

  @Test
  void aRegularExpressionThatMatchesNothingIsAnsweredWithWhatThereIs() {
    assertThatThrownBy(() -> Request.parse("decode").pickFrom(ALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "REGEX \"decode\" matches none of"
                + " [dev.p2p.bus.PublishBenchmark, dev.p2p.wire.DecodeBenchmark]");
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
  void theHelpListsWhatThereIs() {
    assertThat(Request.help(ALL))
        .startsWith("usage: p2p bench [REGEX] [--quick]\n")
        .endsWith("\n  dev.p2p.bus.PublishBenchmark\n  dev.p2p.wire.DecodeBenchmark");
  }

  @Test
  void aQuickRunLeavesOutEveryOtherValueButNeverAll() {
    assertThat(Pace.QUICK.pick(List.of("a", "b", "c", "d", "e"))).containsExactly("b", "d");
    assertThat(Pace.QUICK.pick(List.of("a"))).containsExactly("a");
    assertThat(Pace.CAREFUL.pick(List.of("a", "b", "c"))).containsExactly("a", "b", "c");
  }
}
