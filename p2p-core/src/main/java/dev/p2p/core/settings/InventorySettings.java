package dev.p2p.core.settings;

import java.time.Duration;

/**
 * How much a node lets itself be told, and asked, of transactions and blocks.
 *
 * @param askedMax items asked for and awaited, of all peers together, at least 1; about 150 bytes
 *     each
 * @param askedPerPeerMax items asked of one peer and awaited, at least 1; what it announces beyond
 *     that is not asked for, and counts as an offence
 * @param askFor how long an item is awaited before it is asked for elsewhere
 * @param avoidFor how long after that it is not asked of the same peer again
 * @param missesMax items that a peer may ask for in vain in a {@code missesPer}, at least 0; more
 *     count as an offence, and the rest of a request is not looked at
 * @param missesPer see {@code missesMax}
 */
public record InventorySettings(
    int askedMax,
    int askedPerPeerMax,
    Duration askFor,
    Duration avoidFor,
    int missesMax,
    Duration missesPer) {

  /**
   * 100,000 items, 25,000 of one peer, for 10 s, then 30 s not of the same one; 10,000 misses a
   * minute: a whole inventory can be gone by the time somebody asks for it.
   */
  public static final InventorySettings DEFAULTS =
      new InventorySettings(
          100_000,
          25_000,
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          10_000,
          Duration.ofMinutes(1));

  /** Checks the ranges. */
  public InventorySettings {
    Require.atLeast("askedMax", 1, askedMax);
    Require.atLeast("askedPerPeerMax", 1, askedPerPeerMax);
    Require.positive("askFor", askFor);
    Require.notNegative("avoidFor", avoidFor);
    Require.atLeast("missesMax", 0, missesMax);
    Require.positive("missesPer", missesPer);
  }
}
