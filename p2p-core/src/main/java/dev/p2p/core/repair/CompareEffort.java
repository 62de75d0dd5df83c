package dev.p2p.core.repair;

import dev.p2p.api.PeerId;

/**
 * What comparing with each peer costs, in ids looked at: a short question can be about everything
 * that is kept. Peers of ours that compare as often as they may, because gossip is dropped all the
 * time, and differ each time, stay below what is tolerated.
 *
 * <p><b>Threading:</b> safe to share.
 */
final class CompareEffort {

  /** So many times a minute one peer can have everything looked at. */
  static final int LOOKS = 128;

  /** Who keeps less than that is taken to keep that. */
  static final int KEPT_AT_LEAST = 4_096;

  private final MinuteCounts counts;

  CompareEffort(long nowNanos) {
    this.counts = new MinuteCounts(nowNanos);
  }

  /** Whether a peer has had more than is tolerated from a node that keeps {@code kept} messages. */
  boolean isTooMuch(PeerId peer, int kept) {
    return counts.of(peer) > (long) LOOKS * Math.max(KEPT_AT_LEAST, kept);
  }

  /** So many ids more have been looked at because of it. */
  void add(PeerId peer, int ids) {
    var unused = counts.add(peer, ids);
  }

  void tick(long nowNanos) {
    counts.tick(nowNanos);
  }
}
