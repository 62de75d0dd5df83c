package dev.p2p.core.settings;

import java.time.Duration;

/**
 * How long copies of a message are recognised, and what is done so that nobody misses one. What is
 * kept must be forgotten before its id is, or it would be fetched and processed again: so {@code
 * keepFor} is shorter than {@code seenFor}, and {@code messagesMax} at most half of {@code
 * seenMax}.
 *
 * @param seenMax message ids remembered, at least 2; about 40 bytes each once they are there
 * @param seenFor how long at least an id is remembered, unless {@code seenMax} is reached first
 * @param store what is kept for others
 * @param repair how nodes find and fetch what they miss
 */
public record GossipSettings(
    int seenMax, Duration seenFor, StoreSettings store, RepairSettings repair) {

  /** 500,000 ids, 10 minutes. */
  public static final GossipSettings DEFAULTS =
      new GossipSettings(
          500_000, Duration.ofMinutes(10), StoreSettings.DEFAULTS, RepairSettings.DEFAULTS);

  /** Checks the ranges. */
  public GossipSettings {
    Require.atLeast("seenMax", 2, seenMax);
    Require.positive("seenFor", seenFor);
    if (store.keepFor().compareTo(seenFor) >= 0) {
      throw new IllegalArgumentException(
          "store.keepFor must be shorter than seenFor %s, was %s"
              .formatted(seenFor, store.keepFor()));
    }
    if (store.messagesMax() > seenMax / 2) {
      throw new IllegalArgumentException(
          "store.messagesMax must be at most half of seenMax %d, was %d"
              .formatted(seenMax, store.messagesMax()));
    }
  }

  /** These settings with another store. */
  public GossipSettings withStore(StoreSettings other) {
    return new GossipSettings(seenMax, seenFor, other, repair);
  }

  /** These settings with another way to repair. */
  public GossipSettings withRepair(RepairSettings other) {
    return new GossipSettings(seenMax, seenFor, store, other);
  }
}
