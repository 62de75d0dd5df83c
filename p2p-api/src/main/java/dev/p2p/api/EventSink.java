package dev.p2p.api;

/**
 * A subscriber that queues by itself, such as a Writer's outbox.
 *
 * <p><b>Threading:</b> called on the publishers' threads, several at once. Must not wait.
 *
 * @param <E> what it takes
 */
@FunctionalInterface
public interface EventSink<E> {

  /** Takes an event or not, at once. */
  Offer offer(E event);
}
