package dev.p2p.store.mvstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class MvStoreSettingsTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void whatWaitsIsWrittenEverySecondUnlessItIsSaidOtherwise() {
    assertThat(MvStoreSettings.of(5, 7, SECOND))
        .isEqualTo(new MvStoreSettings(5, 7, SECOND, 8 << 20, SECOND));
  }

  @Test
  void everyMistakeIsNamed() {
    requireMistake(() -> MvStoreSettings.of(0, 1, SECOND), "messagesMax must be at least 1, was 0");
    requireMistake(() -> MvStoreSettings.of(1, 0, SECOND), "bytesMax must be at least 1, was 0");
    requireMistake(
        () -> MvStoreSettings.of(1, 1, Duration.ZERO), "keepFor must be positive, was PT0S");
    requireMistake(
        () -> MvStoreSettings.of(1, 1, Duration.ofDays(36_526)),
        "keepFor must be at most 100 years, was PT876624H");
    requireMistake(
        () -> new MvStoreSettings(1, 1, SECOND, 0, SECOND),
        "queueBytesMax must be at least 1, was 0");
    requireMistake(
        () -> new MvStoreSettings(1, 1, SECOND, 1, SECOND.negated()),
        "writeEvery must be positive, was PT-1S");
  }

  private static void requireMistake(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
  }
}
