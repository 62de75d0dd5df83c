package dev.p2p.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  @ParameterizedTest
  @CsvSource({
    "same, same, 0",
    "same, SAME, 0",
    "'', abc, 3",
    "abc, '', 3",
    "kitten, sitting, 3",
    "flaw, lawn, 2",
    "seenmax, seenFor, 3"
  })
  void theDistanceCountsInsertedDeletedAndReplacedLetters(String from, String to, int distance) {
    assertThat(Spelling.distance(from, to)).isEqualTo(distance);
  }

  @Test
  void theClosestCandidateIsFound() {
    assertThat(Spelling.closest("pingafer", List.of("closeAfter", "pingAfter")))
        .contains("pingAfter");
  }

  @Test
  void aThirdOfTheLettersMayDifferAndNoMore() {
    assertThat(Spelling.closest("xxcdef", List.of("abcdef"))).contains("abcdef");
    assertThat(Spelling.closest("xxxdef", List.of("abcdef"))).isEmpty();
  }
}
