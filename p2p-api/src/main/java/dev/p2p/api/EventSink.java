package dev.p2p.api;

import java.util.List;

/**
 * A subscriber that queues by itself, such as a Writer's outbox.
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

  /**
   * Takes several events that were published together, at least one, each of them or not, at once.
   *
   * @return what became of each, in their order; a bus refuses all for a sink that answers anything
   *     else
   */
  default List<Offer> offerAll(List<? extends E> events) {
    return events.stream().map(this::offer).toList();
  }
}
