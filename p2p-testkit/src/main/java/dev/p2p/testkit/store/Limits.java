package dev.p2p.testkit.store;

import java.time.Duration;

/**
 * How much the store of a test may keep.
 *
 * @param messagesMax messages, at least 1
 * @param bytesMax bytes they may take in memory or on disk together, at least 1
 * @param keepFor how long a message is kept at most
 */
public record Limits(int messagesMax, long bytesMax, Duration keepFor) {

  /** Room for all that a test keeps, for an hour. */
  static final Limits ROOMY = new Limits(10_000, 64L << 20, Duration.ofHours(1));

  Limits withMessages(int max) {
    return new Limits(max, bytesMax, keepFor);
  }

  Limits withBytes(long max) {
    return new Limits(messagesMax, max, keepFor);
  }

  Limits keeping(Duration most) {
    return new Limits(messagesMax, bytesMax, most);
  }
}
