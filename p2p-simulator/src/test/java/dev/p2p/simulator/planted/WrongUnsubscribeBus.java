package dev.p2p.simulator.planted;

import dev.p2p.api.EventSink;
import dev.p2p.api.EventTopic;
import dev.p2p.api.Subscription;
import dev.p2p.spi.Execution;
import java.util.ArrayList;
import java.util.List;

/** Ends the oldest subscription, whichever is closed: as if all had the same id. */
final class WrongUnsubscribeBus extends BusDouble {

  private final List<Subscription> subscriptions = new ArrayList<>();

  WrongUnsubscribeBus(Execution execution) {
    super(execution);
  }

  @Override
  public <E> Subscription attach(EventTopic<E> topic, EventSink<? super E> sink) {
    Subscription real = super.attach(topic, sink);
    subscriptions.add(real);
    return new Subscription() {
      @Override
      public long id() {
        return real.id();
      }

      @Override
      public Counts counts() {
        return real.counts();
      }

      @Override
      public void close() {
        if (!subscriptions.isEmpty()) {
          subscriptions.removeFirst().close();
        }
      }
    };
  }
}
