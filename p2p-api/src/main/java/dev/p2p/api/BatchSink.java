package dev.p2p.api;

import java.util.List;

/**
 * A sink that is given together what is published together, such as an outbox whose Writer is to be
 * woken once. A bus that publishes one by one offers to it one by one.
 *
 * <p><b>Threading:</b> as {@link EventSink}.
 *
 * @param <E> what it takes
 */
public interface BatchSink<E> extends EventSink<E> {

  /**
   * Takes several events, at least one, each of them or not, at once.
   *
   * @return what became of each, in their order; a bus takes all for refused if this throws or
   *     answers anything else
   */
  List<Offer> offerAll(List<? extends E> events);
}
