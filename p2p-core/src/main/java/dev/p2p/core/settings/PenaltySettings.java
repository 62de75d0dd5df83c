package dev.p2p.core.settings;

/**
 * How peers are judged.
 *
 * @param offences what offences cost
 * @param closes what it costs to have a connection end by one's own fault
 * @param score what becomes of points
 * @param bans how long misbehaviour is punished, and whose is not
 */
public record PenaltySettings(
    OffencePoints offences, ClosePoints closes, ScoreSettings score, BanSettings bans) {

  /** The defaults of every part. */
  public static final PenaltySettings DEFAULTS =
      new PenaltySettings(
          OffencePoints.DEFAULTS,
          ClosePoints.DEFAULTS,
          ScoreSettings.DEFAULTS,
          BanSettings.DEFAULTS);

  /** These settings with other scores. */
  public PenaltySettings withScore(ScoreSettings other) {
    return new PenaltySettings(offences, closes, other, bans);
  }

  /** These settings with other bans. */
  public PenaltySettings withBans(BanSettings other) {
    return new PenaltySettings(offences, closes, score, other);
  }
}
