package dev.p2p.core.peer;

import dev.p2p.core.settings.KeepAliveSettings;

/**
 * When to ping a silent peer and when to give it up; told the time, has no clock.
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

  private final long pingAfterNanos;
  private final long closeAfterNanos;
  private long pingedForHeardAt;
  private boolean pinged;

  KeepAlive(KeepAliveSettings settings) {
    this.pingAfterNanos = settings.pingAfter().toNanos();
    this.closeAfterNanos = settings.closeAfter().toNanos();
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
    if (silence < pingAfterNanos || pingedSince) {
      return Action.NONE;
    }
    pinged = true;
    pingedForHeardAt = heardAtNanos;
    return Action.PING;
  }
}
