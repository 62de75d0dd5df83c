package dev.p2p.core.settings;

/**
 * How good behaviour makes up for bad: by messages that are relayed, and that the peer was the
 * first to bring.
 *
 * @param messagesPerPoint how many accepted messages take one point away, at least 1
 * @param perMinuteMax points that can be earned in a minute, at least 0
 * @param max points that can be earned in advance, at least 0; they decay like others
 */
public record EarningSettings(int messagesPerPoint, int perMinuteMax, int max) {

  /** 100, 2, 25. */
  public static final EarningSettings DEFAULTS = new EarningSettings(100, 2, 25);

  /** Checks the ranges. */
  public EarningSettings {
    Require.atLeast("messagesPerPoint", 1, messagesPerPoint);
    Require.atLeast("perMinuteMax", 0, perMinuteMax);
    Require.atLeast("max", 0, max);
  }
}
