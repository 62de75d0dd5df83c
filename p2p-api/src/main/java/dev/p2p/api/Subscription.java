package dev.p2p.api;

/**
 * One subscriber's place on one topic.
 *
 * <p><b>Threading:</b> safe to share.
 */
public interface Subscription extends AutoCloseable {

  /** Unique on its bus, never used again. */
  long id();

  /** What has become of the events offered so far. */
  Counts counts();

  /**
   * Ends it. When this returns nothing more is delivered: events that wait are discarded, a
   * callback that runs is waited for. Two exceptions keep anyone from waiting for himself: nothing
   * is waited for within a publish, nor for a callback that is the caller itself or waits in a
   * close for it. Later calls do nothing.
   */
  @Override
  void close();

  /**
   * Everything ever offered: {@code offered = delivered + failed + displaced + refused + discarded
   * + waiting}. For a sink, what it accepted is delivered, whatever it gave up for it; what it
   * skipped was not meant for it.
   *
   * @param delivered taken by the subscriber without an exception
   * @param failed taken by a subscriber that threw
   * @param displaced gave way to newer ones
   * @param refused not taken in
   * @param discarded waited when the subscription ended
   * @param waiting wait now, the one being delivered included
   */
  record Counts(
      long delivered, long failed, long displaced, long refused, long discarded, long waiting) {}
}
