package dev.p2p.core.settings;

import java.time.Duration;

/**
 * How much of what was accepted is kept, for peers that missed it. The oldest gives way at any
 * bound.
 *
 * @param messagesMax messages kept, at least 1
 * @param bytesMax bytes they may take in memory or on disk together, at least 1; a message larger
 *     than that by itself is not kept
 * @param keepFor how long a message is kept at most
 */
public record StoreSettings(int messagesMax, long bytesMax, Duration keepFor) {

  /** 100,000 messages, 64 MiB, 5 minutes. */
  public static final StoreSettings DEFAULTS =
      new StoreSettings(100_000, 64L << 20, Duration.ofMinutes(5));

  /** Checks the ranges. */
  public StoreSettings {
    Require.atLeast("messagesMax", 1, messagesMax);
    Require.atLeast("bytesMax", 1, bytesMax);
    Require.positive("keepFor", keepFor);
  }
}
