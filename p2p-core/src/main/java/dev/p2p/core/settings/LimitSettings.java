package dev.p2p.core.settings;

/**
 * What may be held, and how fast it may come.
 *
 * @param bytesMax memory for everything that waits or is kept, of all peers together, at least 1
 *     MiB; a message of n bytes needs up to four times n while it arrives. When it is used up those
 *     pay who hold most
 * @param outbox what may wait for one peer
 * @param rates how fast one peer may send
 */
public record LimitSettings(long bytesMax, OutboxSettings outbox, RateSettings rates) {

  private static final long BYTES_MIN = 1L << 20;

  /** 256 MiB. */
  public static final LimitSettings DEFAULTS =
      new LimitSettings(256L << 20, OutboxSettings.DEFAULTS, RateSettings.DEFAULTS);

  /** Checks the ranges. */
  public LimitSettings {
    Require.atLeast("bytesMax", BYTES_MIN, bytesMax);
  }

  /** These limits with other outboxes. */
  public LimitSettings withOutbox(OutboxSettings other) {
    return new LimitSettings(bytesMax, other, rates);
  }

  /** These limits with other rates. */
  public LimitSettings withRates(RateSettings other) {
    return new LimitSettings(bytesMax, outbox, other);
  }

  /** These limits with another budget, in bytes. */
  public LimitSettings withBytesMax(long other) {
    return new LimitSettings(other, outbox, rates);
  }
}
