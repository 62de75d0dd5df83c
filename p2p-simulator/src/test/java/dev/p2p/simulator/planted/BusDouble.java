package dev.p2p.simulator.planted;

import dev.p2p.api.Admission;
import dev.p2p.api.EventBus;
import dev.p2p.api.EventSink;
import dev.p2p.api.EventTopic;
import dev.p2p.api.PublishResult;
import dev.p2p.api.QueueLimits;
import dev.p2p.api.Registration;
import dev.p2p.api.Subscriber;
import dev.p2p.api.Subscription;
import dev.p2p.bus.RingBufferEventBus;
import dev.p2p.spi.Execution;

/** The real bus, of which a double changes what it wants to. */
class BusDouble implements EventBus {

  private final EventBus real;

  BusDouble(Execution execution) {
    this.real = new RingBufferEventBus(execution);
  }

  @Override
  public <E> PublishResult publish(EventTopic<E> topic, E event) {
    return real.publish(topic, event);
  }

  @Override
  public <E> Subscription attach(EventTopic<E> topic, EventSink<? super E> sink) {
    return real.attach(topic, sink);
  }

  @Override
  public <E> Subscription subscribe(
      EventTopic<E> topic, QueueLimits limits, Subscriber<? super E> subscriber) {
    return real.subscribe(topic, limits, subscriber);
  }

  @Override
  public <E> Registration admit(EventTopic<E> topic, Admission<? super E> admission) {
    return real.admit(topic, admission);
  }

  @Override
  public void close() {
    real.close();
  }
}
