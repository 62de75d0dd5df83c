package dev.p2p.core.settings;

import java.time.Duration;

/**
 * How connections come about.
 *
 * @param dialTimeout longest wait for a connection to stand
 * @param handshakeTimeout longest time from there to the end of the handshake
 * @param inboundMax inbound connections open at a time, those in their handshake included, at least
 *     0; one more is refused
 */
public record ConnectionSettings(Duration dialTimeout, Duration handshakeTimeout, int inboundMax) {

  /** 5 s, 10 s, 1,000. */
  public static final ConnectionSettings DEFAULTS =
      new ConnectionSettings(Duration.ofSeconds(5), Duration.ofSeconds(10), 1_000);

  /** Checks the ranges. */
  public ConnectionSettings {
    Require.positive("dialTimeout", dialTimeout);
    Require.positive("handshakeTimeout", handshakeTimeout);
    Require.atLeast("inboundMax", 0, inboundMax);
  }
}
