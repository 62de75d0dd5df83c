package dev.p2p.core.settings;

import java.time.Duration;

/**
 * What handlers may do.
 *
 * @param laterMax messages of one peer whose handlers answer later, at a time, at least 1; the
 *     peer's Reader waits for one of them before it takes the next message
 * @param laterTimeout time after which a handler that answers later counts as failed
 * @param slowAfter time for which a handler may hold its Reader before it is reported
 */
public record HandlerSettings(int laterMax, Duration laterTimeout, Duration slowAfter) {

  /** 256, 60 s, 100 ms. */
  public static final HandlerSettings DEFAULTS =
      new HandlerSettings(256, Duration.ofSeconds(60), Duration.ofMillis(100));

  /** Checks the ranges. */
  public HandlerSettings {
    Require.atLeast("laterMax", 1, laterMax);
    Require.positive("laterTimeout", laterTimeout);
    Require.positive("slowAfter", slowAfter);
  }
}
