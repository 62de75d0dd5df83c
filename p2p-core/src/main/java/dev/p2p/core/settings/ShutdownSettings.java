package dev.p2p.core.settings;

import java.time.Duration;

/**
 * How a node leaves.
 *
 * @param flushLimit longest time for what is queued to be written; the rest is dropped
 * @param drainLimit longest time to go on reading after our stream has ended, so that the peer
 *     receives all of it
 */
public record ShutdownSettings(Duration flushLimit, Duration drainLimit) {

  /** 5 s, 2 s. */
  public static final ShutdownSettings DEFAULTS =
      new ShutdownSettings(Duration.ofSeconds(5), Duration.ofSeconds(2));

  /** Checks the ranges. */
  public ShutdownSettings {
    Require.notNegative("flushLimit", flushLimit);
    Require.notNegative("drainLimit", drainLimit);
  }
}
