package dev.p2p.api;

import java.util.List;

/**
 * Where the components of a node meet: whoever publishes on a topic need not know who subscribes.
 *
 * <p><b>Threading:</b> safe to share. Publishing never waits for a subscriber. Two events that one
 * thread publishes on a topic reach each subscriber in that order.
 */
public interface EventBus extends AutoCloseable {

  /**
   * Offers an event to every subscriber of the topic.
   *
   * @return what became of it; after {@link #close} a rejection
   * @throws IllegalArgumentException if the topic finds the event smaller than nothing
   */
  <E> PublishResult publish(EventTopic<E> topic, E event);

  /**
   * Offers several events to every subscriber of the topic, in their order: the same as publishing
   * one after the other, and cheaper, as those who take them can be woken once instead of each
   * time.
   *
   * @return what became of each, in their order; one that is not admitted does not keep the others
   *     out
   * @throws IllegalArgumentException if the topic finds one smaller than nothing; it is not said
   *     whether those before it were offered
   */
  default <E> List<PublishResult> publishAll(EventTopic<E> topic, List<? extends E> events) {
    return events.stream().map(event -> publish(topic, event)).toList();
  }

  /**
   * Subscribes a sink, which is offered events on the publishers' threads.
   *
   * @throws IllegalStateException after {@link #close}
   */
  <E> Subscription attach(EventTopic<E> topic, EventSink<? super E> sink);

  /**
   * Subscribes a component, which is told of events on a thread of its own through a queue.
   *
   * @throws IllegalStateException after {@link #close}
   */
  <E> Subscription subscribe(
      EventTopic<E> topic, QueueLimits limits, Subscriber<? super E> subscriber);

  /**
   * Puts a door before a topic. A topic has at most one.
   *
   * @return closing it opens the topic again
   * @throws IllegalStateException if the topic has one, or after {@link #close}
   */
  <E> Registration admit(EventTopic<E> topic, Admission<? super E> admission);

  /**
   * Closes all subscriptions, as {@link Subscription#close} does, and waits for publishes under
   * way; later calls do nothing.
   */
  @Override
  void close();
}
