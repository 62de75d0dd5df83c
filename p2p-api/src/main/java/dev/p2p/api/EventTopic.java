package dev.p2p.api;

import java.util.function.ToIntFunction;

/**
 * A typed name on the event bus. Two topics of the same name and type are the same topic.
 *
 * <p><b>Threading:</b> immutable, safe to share; {@code sizeOf} runs on the threads of all who
 * publish, several at once.
 *
 * @param <E> what is published on it
 */
public final class EventTopic<E> {

  private final String name;
  private final Class<E> type;
  private final ToIntFunction<? super E> sizeOf;

  private EventTopic(String name, Class<E> type, ToIntFunction<? super E> sizeOf) {
    this.name = name;
    this.type = type;
    this.sizeOf = sizeOf;
  }

  /**
   * A topic.
   *
   * @param sizeOf bytes an event holds on to while it waits in a queue, at least 0
   */
  public static <E> EventTopic<E> of(String name, Class<E> type, ToIntFunction<? super E> sizeOf) {
    return new EventTopic<>(name, type, sizeOf);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** The type of its events. */
  public Class<E> type() {
    return type;
  }

  /** Bytes {@code event} holds on to while it waits in a queue. */
  public int sizeOf(E event) {
    return sizeOf.applyAsInt(event);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EventTopic<?> that && name.equals(that.name) && type == that.type;
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name + "<" + type.getSimpleName() + ">";
  }
}
