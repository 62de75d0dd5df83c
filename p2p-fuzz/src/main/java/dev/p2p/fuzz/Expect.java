package dev.p2p.fuzz;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds the product to an invariant, cheaply: a message is made only when one is broken. */
public final class Expect {

  private Expect() {}

  /**
   * Fails unless {@code holds}.
   *
   * @param rule what should be, a format for {@code values}
   */
  @SuppressWarnings("AnnotateFormatMethod") // The annotation would cost a dependency.
  public static void that(boolean holds, String rule, @Nullable Object... values) {
    if (!holds) {
      throw new AssertionError(rule.formatted(values));
    }
  }

  /** Fails unless both are equal. */
  public static void equal(@Nullable Object expected, @Nullable Object actual, String what) {
    that(Objects.equals(expected, actual), "%s must be %s, was %s", what, expected, actual);
  }
}
