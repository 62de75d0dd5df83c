package dev.p2p.core.settings;

import java.time.Duration;

/**
 * How fast one peer may send. What is faster is not refused but read later: nothing is lost, and
 * the peer waits, as its own node's stream fills up.
 *
 * @param control keep-alive and handshake
 * @param gossip messages of topics that are relayed, copies included
 * @param requests what asks for an answer
 * @param others everything else: answers, announcements, what an application sends to one peer
 * @param burst the time whose messages may come at once, after a peer has sent none for as long
 * @param patience how long a peer may be held up before it is made to pay; time in which it is not
 *     held up makes up for as much
 */
public record RateSettings(
    Rate control, Rate gossip, Rate requests, Rate others, Duration burst, Duration patience) {

  /**
   * Gossip and answers without a limit, as only the network knows its own traffic: what a peer
   * sends is handled on its own Reader, and slows no other. 500 messages of control and 100
   * requests of 1 MiB together a second; bursts of 10 s, 5 s of patience.
   */
  public static final RateSettings DEFAULTS =
      new RateSettings(
          new Rate(500, 0),
          Rate.UNLIMITED,
          new Rate(100, 1L << 20),
          Rate.UNLIMITED,
          Duration.ofSeconds(10),
          Duration.ofSeconds(5));

  /** Checks the ranges. */
  public RateSettings {
    Require.positive("burst", burst);
    Require.notNegative("patience", patience);
  }

  /** These settings with another rate of keep-alive and handshake. */
  public RateSettings withControl(Rate other) {
    return new RateSettings(other, gossip, requests, others, burst, patience);
  }

  /** These settings with another rate of gossip. */
  public RateSettings withGossip(Rate other) {
    return new RateSettings(control, other, requests, others, burst, patience);
  }

  /** These settings with another rate of requests. */
  public RateSettings withRequests(Rate other) {
    return new RateSettings(control, gossip, other, others, burst, patience);
  }

  /** These settings with another rate of everything else. */
  public RateSettings withOthers(Rate other) {
    return new RateSettings(control, gossip, requests, other, burst, patience);
  }

  /** These settings with other bursts. */
  public RateSettings withBurst(Duration other) {
    return new RateSettings(control, gossip, requests, others, other, patience);
  }

  /** These settings with more or less patience. */
  public RateSettings withPatience(Duration other) {
    return new RateSettings(control, gossip, requests, others, burst, other);
  }
}
