package dev.p2p.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConfigSectionTest {

  private static final LocatedTree GIVEN = TreeReader.read("f", "{\"part\": {\"size\": 2}}");
  private static final LocatedTree DEFAULTS = TreeReader.read("d", "{\"part\": {\"size\": 1}}");

  private final Mistakes mistakes = new Mistakes("f", GIVEN.places());
  private final ConfigSection part =
      ConfigSection.root(GIVEN.root(), DEFAULTS.root(), mistakes).section("part");

  @Test
  void aRefusalThatBeginsWithAKeyIsPutDownToThatKey() {
    assertThat(part.as(section -> refuse("size must be odd, was 2"), "fallback"))
        .isEqualTo("fallback");

    assertThatThrownBy(mistakes::throwIfAny).hasMessage("f:1:11: part.size: must be odd, was 2");
  }

  @Test
  void anyOtherRefusalIsPutDownToTheSection() {
    assertThat(part.as(section -> refuse("sizes don't add up"), "fallback")).isEqualTo("fallback");

    assertThatThrownBy(mistakes::throwIfAny).hasMessage("f:1:2: part: sizes don't add up");
  }

  @Test
  void aRefusalWithoutAMessageIsStillAMistake() {
    assertThat(part.as(section -> refuse(""), "fallback")).isEqualTo("fallback");

    assertThat(mistakes.count()).isOne();
  }

  @Test
  void aKeyThatTheDefaultFileLacksIsADefectAndNoMistakeOfTheUser() {
    assertThatThrownBy(() -> part.integer("weight")).isNotInstanceOf(ConfigException.class);
  }

  private static String refuse(String message) {
    throw new IllegalArgumentException(message);
  }
}
