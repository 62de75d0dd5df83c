package dev.p2p.store.mvstore;

import java.time.Duration;

/**
 * How much is kept, and how much may wait to be written.
 *
 * @param messagesMax messages kept, at least 1
 * @param bytesMax bytes they may take in the file together, at least 1. The file itself is larger:
 *     by what was let go of and is not overwritten yet, a quarter at a steady pace
 * @param keepFor how long a message is kept at most, up to 100 years
 * @param queueBytesMax memory that messages may take while they wait to be written, at least 1;
 *     what comes while it is full is lost
 * @param writeEvery how often what waits is written, if not enough comes together before. What was
 *     kept that long before a crash, and the time the disk took to write what had come before it,
 *     is in the file
 */
public record MvStoreSettings(
    int messagesMax, long bytesMax, Duration keepFor, long queueBytesMax, Duration writeEvery) {

  private static final long QUEUE_BYTES_MAX = 8 << 20;
  private static final Duration WRITE_EVERY = Duration.ofSeconds(1);
  private static final Duration KEEP_FOR_MAX = Duration.ofDays(36_525);

  /** Checks the ranges. */
  public MvStoreSettings {
    requireAtLeastOne("messagesMax", messagesMax);
    requireAtLeastOne("bytesMax", bytesMax);
    requirePositive("keepFor", keepFor);
    if (keepFor.compareTo(KEEP_FOR_MAX) > 0) {
      throw new IllegalArgumentException("keepFor must be at most 100 years, was " + keepFor);
    }
    requireAtLeastOne("queueBytesMax", queueBytesMax);
    requirePositive("writeEvery", writeEvery);
  }

  /** With 8 MiB for what waits, written every second. */
  public static MvStoreSettings of(int messagesMax, long bytesMax, Duration keepFor) {
    return new MvStoreSettings(messagesMax, bytesMax, keepFor, QUEUE_BYTES_MAX, WRITE_EVERY);
  }

  private static void requireAtLeastOne(String key, long value) {
    if (value < 1) {
      throw new IllegalArgumentException("%s must be at least 1, was %d".formatted(key, value));
    }
  }

  private static void requirePositive(String key, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException("%s must be positive, was %s".formatted(key, value));
    }
  }
}
