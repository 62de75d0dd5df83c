package dev.p2p.core.peer;

import dev.p2p.core.settings.KeepAliveSettings;
import java.time.Duration;

/**
 * When to ping a peer, because it is silent or to learn how far away it is, and when to give it up;
 * told the time, has no clock.
 *
 * <p><b>Threading:</b> confined to the ticker.
 */
final class KeepAlive {

  /** What to do. */
  enum Action {
    NONE,
    PING,
    CLOSE
  }

  /** How often a peer that is not silent is pinged: as Bitcoin Core's {@code PING_INTERVAL}. */
  static final Duration MEASURE_EVERY = Duration.ofMinutes(2);

  private final long pingAfterNanos;
  private final long closeAfterNanos;
  private long pingedForHeardAt;
  private boolean pinged;
  private long measureAtNanos;

  /** For a connection opened at that time; its first Ping is due {@code pingAfter} later. */
  KeepAlive(KeepAliveSettings settings, long openedAtNanos) {
    this.pingAfterNanos = settings.pingAfter().toNanos();
    this.closeAfterNanos = settings.closeAfter().toNanos();
    this.measureAtNanos = openedAtNanos + pingAfterNanos;
  }

  /**
   * Looks at the time.
   *
   * @param heardAtNanos when the peer was last heard
   */
  Action check(long nowNanos, long heardAtNanos) {
    long silence = nowNanos - heardAtNanos;
    if (silence >= closeAfterNanos) {
      return Action.CLOSE;
    }
    boolean pingedSince = pinged && pingedForHeardAt == heardAtNanos;
    boolean measures = nowNanos - measureAtNanos >= 0;
    if (pingedSince || (silence < pingAfterNanos && !measures)) {
      return Action.NONE;
    }
    pinged = true;
    pingedForHeardAt = heardAtNanos;
    measureAtNanos = nowNanos + MEASURE_EVERY.toNanos();
    return Action.PING;
  }
}
