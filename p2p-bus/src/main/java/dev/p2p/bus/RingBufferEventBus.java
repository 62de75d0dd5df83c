package dev.p2p.bus;

import static java.util.Objects.requireNonNull;

import dev.p2p.api.Admission;
import dev.p2p.api.EventBus;
import dev.p2p.api.EventSink;
import dev.p2p.api.EventTopic;
import dev.p2p.api.PublishResult;
import dev.p2p.api.QueueLimits;
import dev.p2p.api.Registration;
import dev.p2p.api.Subscriber;
import dev.p2p.api.Subscription;
import dev.p2p.spi.Execution;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;

/**
 * An event bus with a bounded ring buffer per queued subscriber.
 *
 * <p>What a subscriber, a sink or an admission throws goes to the {@link BusErrorHandler}, and the
 * one that threw stays: the event counts as failed, as refused, or as rejected. A subscriber that
 * falls behind under {@link dev.p2p.api.OverflowPolicy#DISCONNECT} is closed and reported too.
 *
 * <p>An event reaches whoever is subscribed when its publish begins. The size of an event is asked
 * of the publisher's topic, once per publish; an exception there, or a size below 0, fails in the
 * publisher's hands before anyone is offered the event, or any of those published with it. A sink
 * that publishes on the topic it is just offered an event of overtakes that event on its way to the
 * sinks and queues behind it.
 *
 * <p><b>Closing</b> a subscription or the bus waits for the callbacks that run, with two
 * exceptions, so that nobody waits for ever and no publisher waits for a subscriber:
 *
 * <ul>
 *   <li>within a publish, that is in a sink, an admission or an error handler there, it does not
 *       wait at all;
 *   <li>it does not wait for a callback that is its own caller, or that itself waits in a close,
 *       directly or through others, for its caller. Of callbacks that close each other in a circle
 *       the last to do so goes on, and with it the others.
 * </ul>
 *
 * <p>Either way no callback begins afterwards. Whoever closes must not hold a lock that a callback
 * needs.
 *
 * <p><b>Threading:</b> safe to share. Sinks and admissions run on the publishers' threads,
 * subscribers each on an actor of its own. Only the two kinds of close wait, and interrupting them
 * changes nothing.
 */
public final class RingBufferEventBus implements EventBus {

  private static final PublishResult CLOSED = new PublishResult.Rejected("the event bus is closed");

  private final Execution execution;
  private final Failures failures;
  private final Routes routes = new Routes();
  private final Turnstile publishers = new Turnstile();
  private final AtomicLong lastId = new AtomicLong();

  /** A bus that logs what goes wrong, one line each. */
  public RingBufferEventBus(Execution execution) {
    this(execution, new LoggingErrorHandler(LoggerFactory.getLogger(RingBufferEventBus.class)));
  }

  /**
   * A bus.
   *
   * @param execution starts one actor per queued subscriber
   * @param errorHandler told of what goes wrong
   */
  public RingBufferEventBus(Execution execution, BusErrorHandler errorHandler) {
    this.execution = execution;
    this.failures = new Failures(errorHandler);
  }

  @Override
  public <E> PublishResult publish(EventTopic<E> topic, E event) {
    requireNonNull(event, "event");
    if (!publishers.enter()) {
      return CLOSED;
    }
    CurrentPublish current = CurrentPublish.begin();
    try {
      return routes.find(topic).publish(event, sizeOf(topic, event));
    } finally {
      current.end();
      publishers.leave();
    }
  }

  @Override
  public <E> List<PublishResult> publishAll(EventTopic<E> topic, List<? extends E> events) {
    List<E> all = List.copyOf(events);
    if (!publishers.enter()) {
      return Collections.nCopies(all.size(), CLOSED);
    }
    CurrentPublish current = CurrentPublish.begin();
    try {
      int[] bytes = all.stream().mapToInt(event -> sizeOf(topic, event)).toArray();
      return routes.find(topic).publishAll(all, bytes);
    } finally {
      current.end();
      publishers.leave();
    }
  }

  @Override
  public <E> Subscription attach(EventTopic<E> topic, EventSink<? super E> sink) {
    var subscription =
        new SinkSubscription<E>(lastId.incrementAndGet(), topic, sink, routes, failures);
    routes.add(topic, subscription);
    return subscription;
  }

  @Override
  public <E> Subscription subscribe(
      EventTopic<E> topic, QueueLimits limits, Subscriber<? super E> subscriber) {
    long id = lastId.incrementAndGet();
    var subscription = new QueuedSubscription<E>(id, topic, limits, subscriber, routes, failures);
    routes.add(topic, subscription);
    execution.start("bus-" + topic.name() + "-" + id, subscription);
    return subscription;
  }

  @Override
  public <E> Registration admit(EventTopic<E> topic, Admission<? super E> admission) {
    var door = new Door<E>(topic, admission, failures);
    routes.addDoor(topic, door);
    return () -> routes.removeDoor(topic, door);
  }

  @Override
  public void close() {
    publishers.close();
    routes.close().forEach(BusSubscription::end);
    if (!CurrentPublish.exists()) {
      publishers.awaitEmpty();
      routes.draining().forEach(BusSubscription::awaitCallbacks);
    }
  }

  private static <E> int sizeOf(EventTopic<E> topic, E event) {
    int bytes = topic.sizeOf(event);
    if (bytes < 0) {
      throw new IllegalArgumentException(
          "the size of an event on topic %s must be at least 0, was %d".formatted(topic, bytes));
    }
    return bytes;
  }
}
