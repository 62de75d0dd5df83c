package dev.p2p.api;

/**
 * A subscriber that queues by itself, such as a Writer's outbox. One that would rather take several
 * events together is a {@link BatchSink}.
 *
 * <p><b>Threading:</b> called on the publishers' threads, several at once. Must not wait. A sink
 * that publishes on its own topic has the sinks behind it told of that event first.
 *
 * @param <E> what it takes
 */
@FunctionalInterface
public interface EventSink<E> {

  /** Takes an event or not, at once. */
  Offer offer(E event);
}
