package dev.p2p.core.dial;

import dev.p2p.core.settings.OutboundSettings;
import java.util.random.RandomGenerator;

/**
 * For how long an address is left alone.
 *
 * @param failures in a row
 * @param sinceNanos the last one
 * @param waitNanos from then on
 */
record BackOff(int failures, long sinceNanos, long waitNanos) {

  /** Of an address at which nothing has failed. */
  static final BackOff NONE = new BackOff(0, 0, 0);

  /** More of them do not make it any longer. */
  private static final int DOUBLINGS_MAX = 32;

  /**
   * After one more failure: as long as the settings say, or up to half of that less, by lot, so
   * that nodes which lost each other at the same time don't dial each other at the same time.
   */
  BackOff failedAgain(OutboundSettings settings, long nowNanos, RandomGenerator random) {
    double doubled =
        Math.scalb((double) settings.retryAfter().toNanos(), Math.min(failures, DOUBLINGS_MAX));
    double longest = Math.min(doubled, (double) settings.retryAfterMax().toNanos());
    return new BackOff(failures + 1, nowNanos, (long) (longest * (1 + random.nextDouble()) / 2));
  }

  /** How long it is still left alone, if no address is for longer than {@code maxNanos}. */
  long leftNanos(long nowNanos, long maxNanos) {
    return Math.max(0, Math.min(waitNanos, maxNanos) - (nowNanos - sinceNanos));
  }
}
