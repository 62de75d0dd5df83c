package dev.p2p.core.settings;

import java.time.Duration;

/**
 * How silence is met.
 *
 * @param pingAfter time without a byte from the peer after which it is pinged, once
 * @param closeAfter time without a byte from the peer after which it is closed; longer than {@code
 *     pingAfter}
 */
public record KeepAliveSettings(Duration pingAfter, Duration closeAfter) {

  /** 30 s and 60 s, as the Go original. */
  public static final KeepAliveSettings DEFAULTS =
      new KeepAliveSettings(Duration.ofSeconds(30), Duration.ofSeconds(60));

  /** Checks the ranges. */
  public KeepAliveSettings {
    Require.positive("pingAfter", pingAfter);
    if (closeAfter.compareTo(pingAfter) <= 0) {
      throw new IllegalArgumentException(
          "closeAfter must be longer than pingAfter %s, was %s".formatted(pingAfter, closeAfter));
    }
  }
}
