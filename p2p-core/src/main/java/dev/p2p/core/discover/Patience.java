package dev.p2p.core.discover;

import java.time.Duration;

/**
 * When something is tried again: after a time that doubles as long as it is in vain.
 *
 * <p><b>Threading:</b> confined to the ticker.
 */
final class Patience {

  private final long shortestNanos;
  private final long longestNanos;
  private boolean begun;
  private long lastNanos;
  private long waitNanos;

  Patience(Duration shortest, Duration longest) {
    this.shortestNanos = shortest.toNanos();
    this.longestNanos = longest.toNanos();
    this.waitNanos = shortestNanos;
  }

  /** Whether it is time. */
  boolean isOver(long nowNanos) {
    return !begun || nowNanos - lastNanos >= waitNanos;
  }

  /** It is tried now; {@code fruitful}: whether anything has come of it since the last time. */
  void again(boolean fruitful, long nowNanos) {
    boolean inVain = begun && !fruitful;
    waitNanos = inVain ? Math.min(longestNanos, 2 * waitNanos) : shortestNanos;
    begun = true;
    lastNanos = nowNanos;
  }
}
