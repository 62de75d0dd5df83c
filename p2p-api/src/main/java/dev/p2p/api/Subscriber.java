package dev.p2p.api;

/**
 * A component that is told of events, one at a time, in the order they were published.
 *
 * <p><b>Threading:</b> called on the subscription's own thread, never on a publisher's. May block:
 * meanwhile its queue fills, and nobody else's.
 *
 * @param <E> what it takes
 */
@FunctionalInterface
public interface Subscriber<E> {

  /**
   * Takes an event. An exception is reported to the bus's error handler; the subscription stays.
   */
  void on(E event);
}
