package dev.p2p.app.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Numbers in what a node answers, the same in every country. */
@Isolated("changes the locale of its process")
final class AskTextsTest {

  private final Locale before = Locale.getDefault();

  @BeforeEach
  void moveToWhereAPointGroupsDigits() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void moveBack() {
    Locale.setDefault(before);
  }

  @Test
  void entriesThatHaveGivenWayAreCounted() {
    assertThat(WhyText.of(json("{\"displaced\": 1234567}"), "10.0.0.7"))
        .isEqualToNormalizingNewlines(
            "nothing is known of 10.0.0.7\n1,234,567 older entries have given way\n");
  }

  @Test
  void stepsThatAreLeftOutAreCounted() {
    assertThat(LifeText.of(json("{\"id\": \"00ff\", \"topic\": \"tx\", \"stepsLeftOut\": 1234}")))
        .startsWith("00ff tx")
        .endsWith("and 1,234 more steps" + System.lineSeparator());
  }

  private static JsonNode json(String text) {
    return JsonMapper.builder().build().readTree(text);
  }
}
