package dev.p2p.core.journal;

import dev.p2p.api.PeerInfo;
import dev.p2p.spi.DropReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A peer that takes part, and how many messages to it were lost.
 *
 * <p><b>Threading:</b> safe to share; never waits.
 */
final class KnownPeer {

  /** How many were lost for one reason, and how many of these are in the journal. */
  private record Losses(AtomicLong count, AtomicLong told) {
    Losses() {
      this(new AtomicLong(), new AtomicLong());
    }
  }

  private final PeerInfo info;

  /** Complete from the start, only looked up in. */
  private final Map<DropReason, Losses> losses = new EnumMap<>(DropReason.class);

  KnownPeer(PeerInfo info) {
    this.info = info;
    for (DropReason reason : DropReason.values()) {
      losses.put(reason, new Losses());
    }
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
    long count = of(reason).count().incrementAndGet();
    return Long.bitCount(count) == 1 ? untold(reason) : 0;
  }

  /** How many are lost that were not told yet; now they are. */
  long untold(DropReason reason) {
    Losses lost = of(reason);
    long count = lost.count().get();
    return Math.max(0, count - lost.told().getAndAccumulate(count, Math::max));
  }

  private Losses of(DropReason reason) {
    Losses found = losses.get(reason);
    if (found == null) {
      throw new IllegalStateException("there must be losses for " + reason);
    }
    return found;
  }
}
