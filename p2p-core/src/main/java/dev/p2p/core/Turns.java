package dev.p2p.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tasks of which each has its turn, whatever becomes of the others. */
final class Turns {

  private Turns() {}

  /**
   * Runs all, in their order.
   *
   * @throws RuntimeException or an Error: what the first of those threw that failed, with what the
   *     others did
   */
  static void all(List<Runnable> tasks) {
    @Nullable Throwable first = null;
    for (Runnable task : tasks) {
      try {
        task.run();
      } catch (RuntimeException | Error thrown) {
        if (first == null) {
          first = thrown;
        } else if (!first.equals(thrown)) {
          first.addSuppressed(thrown);
        }
      }
    }
    if (first instanceof Error error) {
      throw error;
    }
    if (first instanceof RuntimeException exception) {
      throw exception;
    }
  }
}
