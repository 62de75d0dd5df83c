package dev.p2p.bus;

import dev.p2p.api.BatchSink;
import dev.p2p.api.EventSink;
import dev.p2p.api.EventTopic;
import dev.p2p.api.Offer;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * A sink on a topic.
 *
 * <p>Its counts: what the sink took is delivered, whatever older events of its own it gave up; what
 * it refused or threw at is refused; what it skipped was not meant for it and is not counted.
 *
 * <p><b>Threading:</b> safe to share; the sink is called on the publishers' threads.
 */
final class SinkSubscription<E> implements BusSubscription<E> {

  private final long id;
  private final EventTopic<E> topic;
  private final EventSink<? super E> sink;
  private final Routes routes;
  private final Failures failures;
  private final Turnstile offers = new Turnstile();
  private final LongAdder delivered = new LongAdder();
  private final LongAdder refused = new LongAdder();

  SinkSubscription(
      long id, EventTopic<E> topic, EventSink<? super E> sink, Routes routes, Failures failures) {
    this.id = id;
    this.topic = topic;
    this.sink = sink;
    this.routes = routes;
    this.failures = failures;
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public Counts counts() {
    return new Counts(delivered.sum(), 0, 0, refused.sum(), 0, 0);
  }

  @Override
  public Offer offer(E event, int bytes) {
    if (!offers.enter()) {
      return counted(Offer.REFUSED);
    }
    try {
      return counted(sink.offer(event));
    } catch (Throwable thrown) {
      failures.report(new BusFailure.SinkFailed(topic, id, thrown));
      return counted(Offer.REFUSED);
    } finally {
      offers.leave();
    }
  }

  @Override
  public void offerAll(Shipment<E> shipment) {
    if (sink instanceof BatchSink<? super E> batches) {
      offerTogether(batches, shipment);
    } else {
      BusSubscription.super.offerAll(shipment);
    }
  }

  private void offerTogether(BatchSink<? super E> batches, Shipment<E> shipment) {
    if (!offers.enter()) {
      count(shipment, refusals(shipment.events()));
      return;
    }
    try {
      count(shipment, ask(batches, shipment.events()));
    } finally {
      offers.leave();
    }
  }

  /** One offer for each event, whatever the sink does. */
  private List<Offer> ask(BatchSink<? super E> batches, List<E> events) {
    try {
      List<Offer> made = List.copyOf(batches.offerAll(events));
      if (made.size() != events.size()) {
        throw new IllegalStateException(
            "a sink must answer one offer for each event, answered %d for %d"
                .formatted(made.size(), events.size()));
      }
      return made;
    } catch (Throwable thrown) {
      failures.report(new BusFailure.SinkFailed(topic, id, thrown));
      return refusals(events);
    }
  }

  private void count(Shipment<E> shipment, List<Offer> made) {
    for (int i = 0; i < made.size(); i++) {
      shipment.count(i, counted(made.get(i)));
    }
  }

  @Override
  public void end() {
    offers.close();
    routes.remove(topic, this);
  }

  /** Offers don't wait for anything, so that nobody here waits for himself. */
  @Override
  public void awaitCallbacks() {
    offers.awaitEmpty();
  }

  private static List<Offer> refusals(List<?> events) {
    return Collections.nCopies(events.size(), Offer.REFUSED);
  }

  private Offer counted(Offer offer) {
    switch (offer) {
      case ACCEPTED, DISPLACED -> delivered.increment();
      case REFUSED -> refused.increment();
      case SKIPPED -> {}
    }
    return offer;
  }
}
