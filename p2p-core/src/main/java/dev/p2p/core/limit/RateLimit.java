package dev.p2p.core.limit;

import java.time.Duration;

/**
 * A rate with bursts, told the time. The token bucket as one number: the generic cell rate
 * algorithm by virtual scheduling (ITU-T I.371, annex A). What is taken is always granted; the
 * answer is how long to wait until the rate is kept again.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class RateLimit {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final long perSecond;
  private final long burstNanos;

  /** When everything taken so far would have come if it had come evenly. */
  private long evenlyAtNanos;

  /**
   * A full bucket.
   *
   * @param perSecond at least 1
   * @param burst the time whose share may be taken at once
   */
  RateLimit(long perSecond, Duration burst, long nowNanos) {
    this.perSecond = perSecond;
    this.burstNanos = burst.toNanos();
    this.evenlyAtNanos = nowNanos;
  }

  /**
   * Takes {@code amount}, more than a burst too.
   *
   * @return nanoseconds until the rate is kept again; 0 if it is
   */
  long take(int amount, long nowNanos) {
    long ahead = Math.max(0, evenlyAtNanos - nowNanos) + Math.ceilDiv(amount * SECOND, perSecond);
    evenlyAtNanos = nowNanos + ahead;
    return Math.max(0, ahead - burstNanos);
  }
}
