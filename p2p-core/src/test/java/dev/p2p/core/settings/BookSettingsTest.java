package dev.p2p.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class BookSettingsTest {

  private static final Duration NONE = Duration.ZERO;
  private static final Duration LEAST = Duration.ofNanos(1);

  @ParameterizedTest(name = "{0}")
  @MethodSource("outOfRange")
  void whatIsOutOfRangeIsNamedWithRuleAndValue(String message, ThrowingCallable making) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(making)
        .withMessage(message);
  }

  static Stream<Arguments> outOfRange() {
    return Stream.of(
        row(
            "addressesMax must be at least 1280, was 1279",
            () -> new BookSettings(1_279, LEAST, LEAST, 0, 1, LEAST)),
        row(
            "addressesMax must be at most 102400, was 102401",
            () -> new BookSettings(102_401, LEAST, LEAST, 0, 1, LEAST)),
        row(
            "forgetAfter must be positive, was PT0S",
            () -> new BookSettings(1_280, NONE, LEAST, 0, 1, LEAST)),
        row(
            "saveEvery must be positive, was PT0S",
            () -> new BookSettings(1_280, LEAST, NONE, 0, 1, LEAST)),
        row(
            "anchorsMax must be at least 0, was -1",
            () -> new BookSettings(1_280, LEAST, LEAST, -1, 1, LEAST)),
        row(
            "taughtBurst must be at least 1, was 0",
            () -> new BookSettings(1_280, LEAST, LEAST, 0, 0, LEAST)),
        row(
            "taughtEvery must be positive, was PT0S",
            () -> new BookSettings(1_280, LEAST, LEAST, 0, 1, NONE)));
  }

  @Test
  void theEndsOfEveryRangeAreAllowed() {
    assertThatNoException().isThrownBy(() -> new BookSettings(1_280, LEAST, LEAST, 0, 1, LEAST));
    assertThatNoException().isThrownBy(() -> new BookSettings(102_400, LEAST, LEAST, 0, 1, LEAST));
  }

  @Test
  void theDefaultsAreWhatTheirDocumentationSays() {
    assertThat(BookSettings.DEFAULTS)
        .isEqualTo(
            new BookSettings(
                20_480,
                Duration.ofDays(30),
                Duration.ofMinutes(5),
                2,
                1_000,
                Duration.ofSeconds(10)));
  }

  private static Arguments row(String message, ThrowingCallable making) {
    return Arguments.of(message, making);
  }
}
