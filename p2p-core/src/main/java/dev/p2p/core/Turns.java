package dev.p2p.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tasks of which each has its turn, whatever becomes of the others. */
final class Turns {

  private Turns() {}

  /**
   * Runs all, in their order.
   *
   * @throws RuntimeException what the first of those threw that failed, with what the others did
   */
  static void all(List<Runnable> tasks) {
    @Nullable RuntimeException first = null;
    for (Runnable task : tasks) {
      try {
        task.run();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
