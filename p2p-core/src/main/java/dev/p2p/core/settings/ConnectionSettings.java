package dev.p2p.core.settings;

import java.time.Duration;

/**
 * How connections come about.
 *
 * @param dialTimeout longest wait for a connection to stand
 * @param handshakeTimeout longest time from there to the end of the handshake
 * @param inbound whom the node lets in
 * @param outbound whom it dials of its own accord
 * @param book what it remembers of addresses, where it looks for peers itself
 */
public record ConnectionSettings(
    Duration dialTimeout,
    Duration handshakeTimeout,
    InboundSettings inbound,
    OutboundSettings outbound,
    BookSettings book) {

  /** 5 s, 10 s, and the defaults of every part. */
  public static final ConnectionSettings DEFAULTS =
      new ConnectionSettings(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          InboundSettings.DEFAULTS,
          OutboundSettings.DEFAULTS,
          BookSettings.DEFAULTS);

  /** Checks the ranges. */
  public ConnectionSettings {
    Require.positive("dialTimeout", dialTimeout);
    Require.positive("handshakeTimeout", handshakeTimeout);
  }

  /** The same, letting in others. */
  public ConnectionSettings withInbound(InboundSettings other) {
    return new ConnectionSettings(dialTimeout, handshakeTimeout, other, outbound, book);
  }

  /** The same, dialling otherwise. */
  public ConnectionSettings withOutbound(OutboundSettings other) {
    return new ConnectionSettings(dialTimeout, handshakeTimeout, inbound, other, book);
  }

  /** The same, remembering otherwise. */
  public ConnectionSettings withBook(BookSettings other) {
    return new ConnectionSettings(dialTimeout, handshakeTimeout, inbound, outbound, other);
  }
}
