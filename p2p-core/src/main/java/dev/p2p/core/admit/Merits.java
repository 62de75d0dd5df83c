package dev.p2p.core.admit;

import java.time.Duration;
import java.util.Optional;

/**
 * What a peer has been good for: by this it is judged when places are scarce.
 *
 * <p><b>Threading:</b> safe to share; never waits. Its Reader writes, whoever decides about places
 * reads.
 */
public final class Merits {

  static final long UNKNOWN = Long.MAX_VALUE;

  /** Written by the Reader. */
  private volatile long pingNanos = UNKNOWN;

  /** Written by the Reader: pings are no evidence any more. */
  private volatile boolean distrusted;

  /** Written by whoever settles messages, before {@code broughtNews}. */
  private volatile long newsAtNanos;

  private volatile boolean broughtNews;

  /** A peer that has done nothing yet. */
  public Merits() {}

  /**
   * A message that it was the first to bring was accepted.
   *
   * @param nowNanos by the node's clock
   */
  public void broughtNews(long nowNanos) {
    newsAtNanos = nowNanos;
    if (!broughtNews) {
      broughtNews = true;
    }
  }

  /** A Ping was answered after that time. Called by one thread at a time. */
  public void pinged(long nanos) {
    pingNanos = Math.min(pingNanos, nanos);
  }

  /** It answered a Ping that it had not been sent: what it answers says nothing about distance. */
  public void distrustPings() {
    distrusted = true;
  }

  /** The shortest time in which it answered a Ping; empty if that is not known. */
  public Optional<Duration> ping() {
    long nanos = shownPingNanos();
    return nanos == UNKNOWN ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
  }

  /** The same in nanoseconds, or UNKNOWN. */
  long shownPingNanos() {
    return distrusted ? UNKNOWN : pingNanos;
  }

  /** Whether it was ever the first to bring a message that was accepted. */
  boolean hasBroughtNews() {
    return broughtNews;
  }

  /** When it last was, if ever. */
  long newsAtNanos() {
    return newsAtNanos;
  }
}
