package dev.p2p.core.settings;

import java.time.Duration;

/**
 * How nodes of ours find and fetch what they miss of each other's messages.
 *
 * @param announceOverBytes payload beyond which a message is announced rather than pushed, at least
 *     0
 * @param pushPeers peers to which it is pushed all the same, chosen by lot, at least 0
 * @param compareEvery time between two rounds of comparing inventories
 * @param comparePeers peers compared with in a round, chosen by lot, at least 0
 * @param settleFor how long a message must have been kept to be compared: what is younger is on its
 *     way
 * @param fetchTimeout time in which nothing of use comes from a peer after which what it was asked
 *     for is asked for elsewhere
 */
public record RepairSettings(
    int announceOverBytes,
    int pushPeers,
    Duration compareEvery,
    int comparePeers,
    Duration settleFor,
    Duration fetchTimeout) {

  /** 1 KiB, 1 peer, every 10 s with 2 peers, 3 s, 3 s. */
  public static final RepairSettings DEFAULTS =
      new RepairSettings(
          1 << 10, 1, Duration.ofSeconds(10), 2, Duration.ofSeconds(3), Duration.ofSeconds(3));

  /** Checks the ranges. */
  public RepairSettings {
    Require.atLeast("announceOverBytes", 0, announceOverBytes);
    Require.atLeast("pushPeers", 0, pushPeers);
    Require.positive("compareEvery", compareEvery);
    Require.atLeast("comparePeers", 0, comparePeers);
    Require.notNegative("settleFor", settleFor);
    Require.positive("fetchTimeout", fetchTimeout);
  }
}
