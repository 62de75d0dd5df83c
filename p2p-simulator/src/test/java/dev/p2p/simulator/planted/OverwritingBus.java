package dev.p2p.simulator.planted;

import dev.p2p.api.EventSink;
import dev.p2p.api.EventTopic;
import dev.p2p.api.Offer;
import dev.p2p.api.Subscription;
import dev.p2p.spi.Actor;
import dev.p2p.spi.Execution;
import java.util.ArrayDeque;
import java.util.Deque;

/** Puts a ring before each sink that overwrites its oldest event and says that all is well. */
final class OverwritingBus extends BusDouble {

  private static final int SLOTS = 8;

  private final Execution execution;

  OverwritingBus(Execution execution) {
    super(execution);
    this.execution = execution;
  }

  @Override
  public <E> Subscription attach(EventTopic<E> topic, EventSink<? super E> sink) {
    Ring<E> ring = new Ring<>(sink);
    execution.start("ring", ring);
    return super.attach(topic, ring);
  }

  private static final class Ring<E> implements EventSink<E>, Actor {

    private final Deque<E> slots = new ArrayDeque<>();
    private final EventSink<? super E> sink;

    private Ring(EventSink<? super E> sink) {
      this.sink = sink;
    }

    @Override
    public Offer offer(E event) {
      if (slots.size() == SLOTS) {
        slots.removeFirst();
      }
      slots.addLast(event);
      return Offer.ACCEPTED;
    }

    @Override
    public boolean isReady() {
      return !slots.isEmpty();
    }

    @Override
    public boolean turn() {
      sink.offer(slots.removeFirst());
      return true;
    }
  }
}
