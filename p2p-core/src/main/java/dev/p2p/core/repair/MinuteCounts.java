package dev.p2p.core.repair;

import dev.p2p.api.PeerId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts something by peer, anew every minute. There are as many counts as peers that did it since
 * the minute began; one that comes back goes on where it was.
 *
 * <p><b>Threading:</b> safe to share.
 */
final class MinuteCounts {

  static final long PERIOD_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** Only looked up in. */
  private final ConcurrentHashMap<PeerId, Long> counts = new ConcurrentHashMap<>();

  /** Confined to the ticker. */
  private long beganNanos;

  MinuteCounts(long nowNanos) {
    this.beganNanos = nowNanos;
  }

  /** Adds {@code more}; how many it are since the minute began. */
  long add(PeerId peer, long more) {
    return counts.merge(peer, more, Long::sum);
  }

  /** How many it are since the minute began. */
  long of(PeerId peer) {
    return counts.getOrDefault(peer, 0L);
  }

  /** Begins a new minute when it is time. */
  void tick(long nowNanos) {
    if (nowNanos - beganNanos >= PERIOD_NANOS) {
      beganNanos = nowNanos;
      counts.clear();
    }
  }
}
