package dev.p2p.core.settings;

import java.time.Duration;

/**
 * What is remembered of addresses at which there may be nodes.
 *
 * @param addressesMax addresses kept, 1,280 to 102,400: as many as the largest multiple of 1,280
 * @param forgetAfter how long an address is kept that is neither heard of nor reached
 * @param saveEvery how often the book is saved, if it has changed
 * @param anchorsMax peers that are tried first after a restart, at least 0
 * @param taughtBurst addresses one peer may teach at once, at least 1
 * @param taughtEvery time after which it may teach another
 */
public record BookSettings(
    int addressesMax,
    Duration forgetAfter,
    Duration saveEvery,
    int anchorsMax,
    int taughtBurst,
    Duration taughtEvery) {

  /** Buckets of the book, of new and tried addresses together: each has room for one at least. */
  public static final int BUCKETS = 1_280;

  /**
   * 20,480 addresses for 30 days, saved every 5 minutes, 2 anchors; of one peer 1,000 addresses at
   * once and another every 10 s. All but the number of addresses and how often they are saved are
   * Bitcoin Core's.
   */
  public static final BookSettings DEFAULTS =
      new BookSettings(
          16 * BUCKETS,
          Duration.ofDays(30),
          Duration.ofMinutes(5),
          2,
          1_000,
          Duration.ofSeconds(10));

  /** So that a saved book is not too large to be kept. */
  private static final int ADDRESSES_MAX = 80 * BUCKETS;

  /** Checks the ranges. */
  public BookSettings {
    Require.atLeast("addressesMax", BUCKETS, addressesMax);
    if (addressesMax > ADDRESSES_MAX) {
      throw new IllegalArgumentException(
          "addressesMax must be at most %d, was %d".formatted(ADDRESSES_MAX, addressesMax));
    }
    Require.positive("forgetAfter", forgetAfter);
    Require.positive("saveEvery", saveEvery);
    Require.atLeast("anchorsMax", 0, anchorsMax);
    Require.atLeast("taughtBurst", 1, taughtBurst);
    Require.positive("taughtEvery", taughtEvery);
  }
}
