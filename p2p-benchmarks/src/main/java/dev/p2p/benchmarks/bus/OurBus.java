package dev.p2p.benchmarks.bus;

import dev.p2p.api.EventBus;
import dev.p2p.api.EventTopic;
import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.PublishResult;
import dev.p2p.api.QueueLimits;
import dev.p2p.bus.RingBufferEventBus;
import dev.p2p.spi.Execution;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Our bus. Publishing there never waits: a queue that is full gives up its oldest. So a publisher
 * that wants to lose nothing looks, every so many events, how far the slowest subscriber is, and
 * lets it catch up.
 */
final class OurBus implements Conveyor {

  private static final EventTopic<Event> TOPIC = EventTopic.of("bench", Event.class, event -> 1);
  private static final QueueLimits LIMITS =
      new QueueLimits(CAPACITY, CAPACITY, OverflowPolicy.DROP_OLDEST);
  private static final long WAIT_NANOS = TimeUnit.MICROSECONDS.toNanos(10);
  private static final int LOOKS_PER_SHARE = 4;

  private final EventBus bus = new RingBufferEventBus(Execution.virtualThreads());
  private final int share;
  private final int batch;

  /** Written before publishers are started. */
  private List<Inbox> inboxes = List.of();

  /** The result of a publish that all took. As {@link #inboxes}. */
  private PublishResult taken = new PublishResult.Offered(0, 0, 0);

  /** A bus for so many publishers, each with its share of the queues. */
  OurBus(int publishers) {
    this.share = CAPACITY / publishers;
    this.batch = share / LOOKS_PER_SHARE;
  }

  @Override
  public void open(List<Inbox> subscribers) {
    inboxes = subscribers;
    taken = new PublishResult.Offered(subscribers.size(), 0, 0);
    for (Inbox inbox : subscribers) {
      bus.subscribe(TOPIC, LIMITS, event -> inbox.on(event.publisher(), event.number()));
    }
  }

  @Override
  public void publish(int publisher, long number) {
    if (number % batch == 0) {
      while (number + batch - slowest(publisher) > share) {
        LockSupport.parkNanos(WAIT_NANOS);
      }
    }
    PublishResult result = bus.publish(TOPIC, new Event(publisher, number));
    if (!result.equals(taken)) {
      throw new IllegalStateException("not all took it: " + result);
    }
  }

  @Override
  public void close() {
    bus.close();
  }

  private long slowest(int publisher) {
    long least = Long.MAX_VALUE;
    for (Inbox inbox : inboxes) {
      least = Math.min(least, inbox.got(publisher));
    }
    return least;
  }
}
