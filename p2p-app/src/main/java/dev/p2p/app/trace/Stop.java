package dev.p2p.app.trace;

import java.util.OptionalInt;

/**
 * A node that had the message.
 *
 * @param node which
 * @param atNanos when it had it for the first time, since the trace began
 * @param from who gave it the first copy; empty for a publisher, or if that is not known
 * @param hops how many times it was passed on from where it was published; absent if the trace does
 *     not tell
 * @param outcome {@link #PUBLISHED}, the verdict in lower case, {@link #UNPROCESSED}, or {@link
 *     #HELD}
 * @param counts of copies
 */
public record Stop(
    String node, long atNanos, String from, OptionalInt hops, String outcome, Counts counts) {

  /** It was published here. */
  public static final String PUBLISHED = "published";

  /** It came, and was not processed, as far as the trace tells. */
  public static final String UNPROCESSED = "unprocessed";

  /** It was here before the trace tells of it. */
  public static final String HELD = "held";

  /**
   * Copies.
   *
   * @param arrived all that came
   * @param duplicates of these, those that were recognised as copies of one that was known
   * @param processed how many times it was processed, failures included: more than once if that
   *     failed, or if the node was started again
   * @param sent to others
   */
  public record Counts(long arrived, long duplicates, long processed, long sent) {}

  boolean isPublisher() {
    return outcome.equals(PUBLISHED);
  }
}
