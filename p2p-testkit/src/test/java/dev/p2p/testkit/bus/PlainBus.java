package dev.p2p.testkit.bus;

import dev.p2p.api.Admission;
import dev.p2p.api.EventBus;
import dev.p2p.api.EventSink;
import dev.p2p.api.EventTopic;
import dev.p2p.api.Offer;
import dev.p2p.api.PublishResult;
import dev.p2p.api.QueueLimits;
import dev.p2p.api.Registration;
import dev.p2p.api.Subscriber;
import dev.p2p.api.Subscription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A bus as one writes it first: sound for sinks; its queues have no limits, and closing waits for
 * nobody.
 *
 * <p><b>Threading:</b> any threads publish and close; one subscribes.
 */
class PlainBus implements EventBus {

  private final List<PlainSubscription<?>> subscriptions = new CopyOnWriteArrayList<>();
  private final Map<EventTopic<?>, Admission<?>> doors = new HashMap<>();
  private long lastId;
  private volatile boolean closed;

  @Override
  public <E> PublishResult publish(EventTopic<E> topic, E event) {
    if (closed) {
      return new PublishResult.Rejected("the bus is closed");
    }
    Optional<String> refusal = ask(topic, event);
    if (refusal.isPresent()) {
      return new PublishResult.Rejected(refusal.get());
    }
    int accepted = 0;
    int displaced = 0;
    int refused = 0;
    for (PlainSubscription<?> subscription : subscriptions) {
      if (subscription.topic().equals(topic)) {
        switch (offer(subscription, event)) {
          case ACCEPTED -> accepted++;
          case DISPLACED -> {
            accepted++;
            displaced++;
          }
          case REFUSED -> refused++;
          case SKIPPED -> {}
        }
      }
    }
    return new PublishResult.Offered(accepted, displaced, refused);
  }

  @Override
  public <E> Subscription attach(EventTopic<E> topic, EventSink<? super E> sink) {
    return add(new PlainSubscription<>(nextId(), topic, sink, subscriptions::remove));
  }

  @Override
  public <E> Subscription subscribe(
      EventTopic<E> topic, QueueLimits limits, Subscriber<? super E> subscriber) {
    return add(new QueuedSubscription<>(nextId(), topic, subscriber, subscriptions::remove));
  }

  @Override
  public <E> Registration admit(EventTopic<E> topic, Admission<? super E> admission) {
    if (closed || doors.putIfAbsent(topic, admission) != null) {
      throw new IllegalStateException(topic + " can't be admitted to");
    }
    return () -> doors.remove(topic, admission);
  }

  @Override
  public void close() {
    closed = true;
    subscriptions.forEach(Subscription::close);
  }

  /** Never the same again. */
  long nextId() {
    return ++lastId;
  }

  /** The topic's door. */
  @SuppressWarnings("unchecked")
  <E> Optional<String> ask(EventTopic<E> topic, E event) {
    Admission<E> door = (Admission<E>) doors.get(topic);
    return door == null ? Optional.empty() : door.refuse(event);
  }

  @SuppressWarnings("unchecked")
  <E> Offer offer(PlainSubscription<?> subscription, E event) {
    return ((PlainSubscription<E>) subscription).offer(event);
  }

  private <E> Subscription add(PlainSubscription<E> subscription) {
    if (closed) {
      throw new IllegalStateException("the bus is closed");
    }
    subscriptions.add(subscription);
    return subscription;
  }
}
