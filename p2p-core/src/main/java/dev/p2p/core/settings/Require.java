package dev.p2p.core.settings;

import java.time.Duration;

/** The checks of settings, with one wording. */
final class Require {

  private Require() {}

  static void atLeast(String key, long min, long value) {
    if (value < min) {
      throw new IllegalArgumentException(
          "%s must be at least %d, was %d".formatted(key, min, value));
    }
  }

  static void positive(String key, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException("%s must be positive, was %s".formatted(key, value));
    }
  }

  static void atMost(String key, Duration max, Duration value) {
    if (value.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          "%s must be at most %s, was %s".formatted(key, max, value));
    }
  }

  static void notNegative(String key, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException("%s must not be negative, was %s".formatted(key, value));
    }
  }
}
