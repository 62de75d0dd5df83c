package dev.p2p.core.journal;

/**
 * How much a journal holds. Beyond it, what has not happened for the longest time gives way.
 *
 * @param entriesMax entries, at least 1
 * @param bytesMax memory they may take, about; at least 4,096
 */
public record JournalSettings(int entriesMax, int bytesMax) {

  /** 5,000 entries, 4 MiB. */
  public static final JournalSettings DEFAULTS = new JournalSettings(5_000, 4 << 20);

  private static final int BYTES_MIN = 4_096;

  /** Checks the ranges. */
  public JournalSettings {
    require("entriesMax", 1, entriesMax);
    require("bytesMax", BYTES_MIN, bytesMax);
  }

  private static void require(String key, int min, int value) {
    if (value < min) {
      throw new IllegalArgumentException(
          "%s must be at least %d, was %d".formatted(key, min, value));
    }
  }
}
