package dev.p2p.core.repair;

import dev.p2p.api.PeerId;

/**
 * What peers ask for and nobody has. Some is nobody's fault: what was announced is let go of when
 * newer messages need its place.
 *
 * <p><b>Threading:</b> safe to share.
 */
final class UselessRequests {

  /** A minute, of one peer. */
  static final int TOLERATED = 1_000;

  private final MinuteCounts counts;

  UselessRequests(long nowNanos) {
    this.counts = new MinuteCounts(nowNanos);
  }

  /** How many of {@code count} more are beyond what is tolerated. */
  int beyond(PeerId peer, int count) {
    long total = counts.add(peer, count);
    return (int) Math.min(count, Math.max(0, total - TOLERATED));
  }

  void tick(long nowNanos) {
    counts.tick(nowNanos);
  }
}
