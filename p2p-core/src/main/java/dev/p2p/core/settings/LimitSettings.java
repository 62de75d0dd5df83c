package dev.p2p.core.settings;

/**
 * What may wait for one peer, and how fast it may send.
 *
 * @param outbox what may wait
 * @param rates how fast it may send
 */
public record LimitSettings(OutboxSettings outbox, RateSettings rates) {

  /** The defaults of both. */
  public static final LimitSettings DEFAULTS =
      new LimitSettings(OutboxSettings.DEFAULTS, RateSettings.DEFAULTS);

  /** These limits with other outboxes. */
  public LimitSettings withOutbox(OutboxSettings other) {
    return new LimitSettings(other, rates);
  }

  /** These limits with other rates. */
  public LimitSettings withRates(RateSettings other) {
    return new LimitSettings(outbox, other);
  }
}
