package dev.p2p.testkit.bus;

import dev.p2p.api.EventSink;
import dev.p2p.api.EventTopic;
import dev.p2p.api.Offer;
import dev.p2p.api.Subscription;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A place on a {@link PlainBus}.
 *
 * <p><b>Threading:</b> as {@link Subscription}.
 */
class PlainSubscription<E> implements Subscription {

  private final long id;
  private final EventTopic<E> topic;
  private final EventSink<? super E> sink;
  private final Consumer<Subscription> onClose;
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  PlainSubscription(
      long id, EventTopic<E> topic, EventSink<? super E> sink, Consumer<Subscription> onClose) {
    this.id = id;
    this.topic = topic;
    this.sink = sink;
    this.onClose = onClose;
  }

  EventTopic<E> topic() {
    return topic;
  }

  Offer offer(E event) {
    Offer offer = sink.offer(event);
    switch (offer) {
      case ACCEPTED, DISPLACED -> taken.incrementAndGet();
      case REFUSED -> refused.incrementAndGet();
      case SKIPPED -> {}
    }
    return offer;
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public Counts counts() {
    return new Counts(taken.get(), 0, 0, refused.get(), 0, 0);
  }

  @Override
  public void close() {
    onClose.accept(this);
  }
}
