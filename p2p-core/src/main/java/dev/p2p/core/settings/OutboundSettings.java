package dev.p2p.core.settings;

import java.time.Duration;

/**
 * How a node that looks for peers itself dials them.
 *
 * @param target peers it wants to have dialled itself, besides those that are always to be
 *     connected, at least 0
 * @param dialsMax dials in progress at a time, at least 1
 * @param retryAfter how long an address is left alone after it failed once; twice as long each time
 *     it fails again
 * @param retryAfterMax longest of these times, at least {@code retryAfter}
 * @param goodStay a connection of that length makes up for all failures before it
 * @param feelerEvery how often, while all places are filled, an address is tried only to see
 *     whether a node is there
 */
public record OutboundSettings(
    int target,
    int dialsMax,
    Duration retryAfter,
    Duration retryAfterMax,
    Duration goodStay,
    Duration feelerEvery) {

  /** 8, 4, 1 s, 10 min, 1 min, 2 min. */
  public static final OutboundSettings DEFAULTS =
      new OutboundSettings(
          8,
          4,
          Duration.ofSeconds(1),
          Duration.ofMinutes(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(2));

  /** Checks the ranges. */
  public OutboundSettings {
    Require.atLeast("target", 0, target);
    Require.atLeast("dialsMax", 1, dialsMax);
    Require.positive("retryAfter", retryAfter);
    if (retryAfterMax.compareTo(retryAfter) < 0) {
      throw new IllegalArgumentException(
          "retryAfterMax must be at least retryAfter %s, was %s"
              .formatted(retryAfter, retryAfterMax));
    }
    Require.notNegative("goodStay", goodStay);
    Require.positive("feelerEvery", feelerEvery);
  }
}
