package dev.p2p.simulator.network;

import java.time.Duration;

/**
 * What connections are like.
 *
 * @param latency drawn once per connection and direction: how far apart the two ends are
 * @param jitter share of that latency by which each piece may be later still, from 0
 * @param bytesPerSecond how fast bytes leave, per direction, at least 1
 * @param windowBytes how many bytes may be under way or unread, at least 1; then a writer waits
 */
public record LinkModel(Latency latency, double jitter, long bytesPerSecond, int windowBytes) {

  /** Over the internet: around 40 ms one way, 100 Mbit/s, 256 KiB. */
  public static final LinkModel INTERNET =
      new LinkModel(new Latency.LogNormal(Duration.ofMillis(40), 0.5), 0.1, 12_500_000, 256 << 10);

  /** Within a data centre: 0.2 to 1 ms, 10 Gbit/s, 1 MiB. */
  public static final LinkModel DATA_CENTRE =
      new LinkModel(
          new Latency.Uniform(Duration.ofNanos(200_000), Duration.ofMillis(1)),
          0.1,
          1_250_000_000,
          1 << 20);

  /** Checks the ranges. */
  public LinkModel {
    if (jitter < 0) {
      throw new IllegalArgumentException("jitter must be at least 0, was " + jitter);
    }
    if (bytesPerSecond < 1) {
      throw new IllegalArgumentException(
          "bytesPerSecond must be at least 1, was " + bytesPerSecond);
    }
    if (windowBytes < 1) {
      throw new IllegalArgumentException("windowBytes must be at least 1, was " + windowBytes);
    }
  }

  /** This model with another latency. */
  public LinkModel withLatency(Latency other) {
    return new LinkModel(other, jitter, bytesPerSecond, windowBytes);
  }

  /** This model with another speed. */
  public LinkModel withBytesPerSecond(long other) {
    return new LinkModel(latency, jitter, other, windowBytes);
  }

  /** This model with another window. */
  public LinkModel withWindowBytes(int other) {
    return new LinkModel(latency, jitter, bytesPerSecond, other);
  }
}
