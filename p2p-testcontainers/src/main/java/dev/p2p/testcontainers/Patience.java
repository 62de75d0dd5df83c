package dev.p2p.testcontainers;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Waits until something is so, and no longer than a limit. It looks again and again: what happens
 * in a container tells nobody by itself.
 */
final class Patience {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private Patience() {}

  /**
   * Waits.
   *
   * @param look empty as long as it is not so; called at least once
   * @return empty if it was not so in time, or the thread is interrupted
   */
  static <T> Optional<T> await(Duration limit, Supplier<Optional<T>> look) {
    long begin = System.nanoTime();
    Optional<T> seen = look.get();
    while (seen.isEmpty()
        && System.nanoTime() - begin < limit.toNanos()
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      seen = look.get();
    }
    return seen;
  }
}
