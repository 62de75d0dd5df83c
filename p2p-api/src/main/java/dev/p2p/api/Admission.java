package dev.p2p.api;

import java.util.Optional;

/**
 * The door of a topic: asked once per publish, before anyone is offered the event.
 *
 * <p><b>Threading:</b> called on the publishers' threads, several at once. Must not wait.
 *
 * @param <E> what is published
 */
@FunctionalInterface
public interface Admission<E> {

  /** Why {@code event} is not admitted; empty if it is. */
  Optional<String> refuse(E event);
}
