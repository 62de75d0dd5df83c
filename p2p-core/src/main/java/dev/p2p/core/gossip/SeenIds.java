package dev.p2p.core.gossip;

import dev.p2p.api.MessageId;
import dev.p2p.api.Origin;
import dev.p2p.core.hash.SipHash;

/**
 * The ids of messages that were processed. Three quarters of the room are for ids of sources within
 * their shares, one quarter for ids beyond them; either kind makes way for its own only.
 *
 * <p><b>Threading:</b> confined to whoever holds its owner's lock.
 */
final class SeenIds {

  private static final int WITHIN_PARTS = 3;
  private static final int PARTS = Generations.COUNT * (WITHIN_PARTS + 1);

  /** The least and the most that may be remembered. */
  static final int SMALLEST = PARTS;

  static final int LARGEST = PARTS * (IdTable.LARGEST / WITHIN_PARTS);

  private final Generations within;
  private final Generations beyond;
  private final SourceShares shares;

  /**
   * None.
   *
   * @param max ids remembered at most, rounded down to a multiple of twelve; less than {@link
   *     #SMALLEST} is taken for that, more than {@link #LARGEST} likewise
   * @param lifeNanos how long a generation that is not full lasts
   */
  SeenIds(SipHash hash, int max, long lifeNanos, long nowNanos) {
    int part = Math.clamp(max, SMALLEST, LARGEST) / PARTS;
    this.within = new Generations(hash, WITHIN_PARTS * part, lifeNanos, nowNanos);
    this.beyond = new Generations(hash, part, lifeNanos, nowNanos);
    this.shares = new SourceShares(WITHIN_PARTS * part);
  }

  /** Forgets what is old enough. */
  void age(long nowNanos) {
    if (within.age(nowNanos)) {
      shares.nextGeneration();
    }
    beyond.age(nowNanos);
  }

  /**
   * Adds an id that is not there, forgetting the eldest of its kind if it must.
   *
   * @param idHash the hash of {@code id}
   * @param source whom it is charged to
   */
  void add(MessageId id, long idHash, Origin source) {
    if (within.makeRoom()) {
      shares.nextGeneration();
    }
    if (shares.take(source)) {
      within.add(id, idHash);
    } else {
      beyond.makeRoom();
      beyond.add(id, idHash);
    }
  }

  /**
   * Whether an id is there.
   *
   * @param idHash the hash of {@code id}
   */
  boolean contains(MessageId id, long idHash) {
    return within.contains(id, idHash) || beyond.contains(id, idHash);
  }

  /** How many ids there are. */
  int size() {
    return within.size() + beyond.size();
  }

  /** What their arrays take. */
  long bytes() {
    return within.bytes() + beyond.bytes();
  }
}
