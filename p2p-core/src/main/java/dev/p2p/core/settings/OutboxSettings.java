package dev.p2p.core.settings;

import java.time.Duration;

/**
 * The bounds of what waits for one peer. Nothing is reserved before it is used.
 *
 * @param gossipMessagesMax messages in the gossip ring, at least 1
 * @param gossipBytesMax bytes in the gossip ring, at least 1; a message larger than that by itself
 *     is refused
 * @param directedBytesMax bytes of messages and answers for this peer alone, at least 1; one more
 *     closes it as slow
 * @param answersPendingMax lazy answers in progress, at least 1; then its Reader waits
 * @param stallLimit time without a byte written, or an answer finished, after which a peer for
 *     which something waits is closed as slow
 * @param fullLimit time for which the gossip ring may be full without a break before the peer is
 *     closed as slow
 */
public record OutboxSettings(
    int gossipMessagesMax,
    long gossipBytesMax,
    long directedBytesMax,
    int answersPendingMax,
    Duration stallLimit,
    Duration fullLimit) {

  /** 8,192 messages, 16 MiB, 16 MiB, 4 answers, 30 s, 60 s. */
  public static final OutboxSettings DEFAULTS =
      new OutboxSettings(
          8_192, 16L << 20, 16L << 20, 4, Duration.ofSeconds(30), Duration.ofSeconds(60));

  /** Checks the ranges. */
  public OutboxSettings {
    Require.atLeast("gossipMessagesMax", 1, gossipMessagesMax);
    Require.atLeast("gossipBytesMax", 1, gossipBytesMax);
    Require.atLeast("directedBytesMax", 1, directedBytesMax);
    Require.atLeast("answersPendingMax", 1, answersPendingMax);
    Require.positive("stallLimit", stallLimit);
    Require.positive("fullLimit", fullLimit);
  }
}
