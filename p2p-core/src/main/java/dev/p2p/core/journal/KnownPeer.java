package dev.p2p.core.journal;

import dev.p2p.api.PeerInfo;
import dev.p2p.spi.DropReason;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A peer that takes part, and how many messages to it were lost.
 *
 * <p><b>Threading:</b> safe to share; never waits.
 */
final class KnownPeer {

  private static final int REASONS = DropReason.values().length;

  private final PeerInfo info;

  /** By {@link DropReason#ordinal}. */
  private final AtomicLongArray lost = new AtomicLongArray(REASONS);

  /** Of these, how many are in the journal. */
  private final AtomicLongArray told = new AtomicLongArray(REASONS);

  KnownPeer(PeerInfo info) {
    this.info = info;
  }

  PeerInfo info() {
    return info;
  }

  /**
   * One more is lost.
   *
   * @return how many to tell of now: with the 1st, the 2nd, the 4th, the 8th … all that were not
   *     told yet, else 0
   */
  long lose(DropReason reason) {
    long count = lost.incrementAndGet(reason.ordinal());
    return Long.bitCount(count) == 1 ? untold(reason) : 0;
  }

  /** How many are lost that were not told yet; now they are. */
  long untold(DropReason reason) {
    long count = lost.get(reason.ordinal());
    return Math.max(0, count - told.getAndAccumulate(reason.ordinal(), count, Math::max));
  }
}
