package dev.p2p.core.repair;

import dev.p2p.api.PeerId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts what peers ask for and nobody has. Some is nobody's fault: what was announced is let go of
 * when newer messages need its place.
 *
 * <p><b>Threading:</b> safe to share.
 */
final class UselessRequests {

  static final int TOLERATED = 1_000;
  static final long PERIOD_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** By those who asked since the period began; only looked up in. */
  private final ConcurrentHashMap<PeerId, Integer> counts = new ConcurrentHashMap<>();

  /** Confined to the ticker. */
  private long beganNanos;

  /** How many of {@code count} more are beyond what is tolerated in a period. */
  int beyond(PeerId peer, int count) {
    int total = counts.merge(peer, count, Integer::sum);
    return Math.min(count, Math.max(0, total - TOLERATED));
  }

  /** Begins a new period when it is time. */
  void tick(long nowNanos) {
    if (nowNanos - beganNanos >= PERIOD_NANOS) {
      beganNanos = nowNanos;
      counts.clear();
    }
  }
}
