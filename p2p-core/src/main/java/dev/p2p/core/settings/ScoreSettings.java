package dev.p2p.core.settings;

import java.time.Duration;

/**
 * What becomes of points.
 *
 * @param halfLife how long it takes until half of them are forgotten, at most 365 days
 * @param disconnectAt points at which every further offence ends the connection, at least 1
 * @param banAt points at which the address is banned, at least {@code disconnectAt}; nobody has
 *     more
 * @param earnings how they are made up for
 * @param offendersMax addresses whose points are remembered, at least 1; beyond that the best are
 *     forgotten
 */
public record ScoreSettings(
    Duration halfLife, int disconnectAt, int banAt, EarningSettings earnings, int offendersMax) {

  private static final Duration HALF_LIFE_MAX = Duration.ofDays(365);

  /** 10 minutes; 100 and 200 points; 5,000 addresses. */
  public static final ScoreSettings DEFAULTS =
      new ScoreSettings(Duration.ofMinutes(10), 100, 200, EarningSettings.DEFAULTS, 5_000);

  /** Checks the ranges. */
  public ScoreSettings {
    Require.positive("halfLife", halfLife);
    Require.atMost("halfLife", HALF_LIFE_MAX, halfLife);
    Require.atLeast("disconnectAt", 1, disconnectAt);
    Require.atLeast("banAt", disconnectAt, banAt);
    Require.atLeast("offendersMax", 1, offendersMax);
  }

  /** These settings with another bound of addresses. */
  public ScoreSettings withOffendersMax(int other) {
    return new ScoreSettings(halfLife, disconnectAt, banAt, earnings, other);
  }
}
