package dev.p2p.api;

/**
 * The bound of a queue between publishers and one subscriber.
 *
 * @param elementsMax how many events may wait, at least 1
 * @param bytesMax how many bytes they may hold on to together, at least 1; one that is larger all
 *     by itself is refused
 * @param overflow what happens at either bound
 */
public record QueueLimits(int elementsMax, long bytesMax, OverflowPolicy overflow) {

  /** A thousand events, 16 MiB, the oldest gives way. */
  public static final QueueLimits DEFAULTS =
      new QueueLimits(1_000, 16L << 20, OverflowPolicy.DROP_OLDEST);

  /** Checks the ranges. */
  public QueueLimits {
    if (elementsMax < 1) {
      throw new IllegalArgumentException("elementsMax must be at least 1, was " + elementsMax);
    }
    if (bytesMax < 1) {
      throw new IllegalArgumentException("bytesMax must be at least 1, was " + bytesMax);
    }
  }
}
