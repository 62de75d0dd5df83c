package dev.p2p.bus;

import dev.p2p.api.EventTopic;
import dev.p2p.api.Offer;
import dev.p2p.api.QueueLimits;
import dev.p2p.api.Subscriber;
import dev.p2p.spi.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber behind a queue, and the actor that empties it: an event a turn. A turn waits only if
 * nothing waits in the queue, which {@link #counts} tells, and the subscription has not ended.
 *
 * <p><b>Threading:</b> safe to share; the subscriber is called on the thread of the actor.
 */
final class QueuedSubscription<E> implements BusSubscription<E>, Actor {

  private final long id;
  private final EventTopic<E> topic;
  private final QueueLimits limits;
  private final Subscriber<? super E> subscriber;
  private final Routes routes;
  private final Failures failures;
  private final SubscriberQueue<E> queue;

  QueuedSubscription(
      long id,
      EventTopic<E> topic,
      QueueLimits limits,
      Subscriber<? super E> subscriber,
      Routes routes,
      Failures failures) {
    this.id = id;
    this.topic = topic;
    this.limits = limits;
    this.subscriber = subscriber;
    this.routes = routes;
    this.failures = failures;
    this.queue = new SubscriberQueue<>(limits, this::disconnected);
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public Counts counts() {
    return queue.counts();
  }

  @Override
  public Offer offer(E event, int bytes) {
    return queue.offer(event, bytes);
  }

  @Override
  public boolean isReady() {
    return queue.canTake();
  }

  @Override
  public boolean turn() {
    @Nullable E event = queue.take();
    if (event == null) {
      routes.drained(this);
      return false;
    }
    deliver(event);
    return true;
  }

  @Override
  public void end() {
    queue.close();
    routes.remove(topic, this);
  }

  @Override
  public void awaitCallbacks() {
    ClosingThreads.await(queue);
  }

  private void deliver(E event) {
    boolean delivered = false;
    try {
      subscriber.on(event);
      delivered = true;
    } catch (Throwable thrown) {
      // Reported before it is settled: a close that waits for this callback waits for that too.
      failures.report(new BusFailure.SubscriberFailed(topic, id, thrown));
    } finally {
      queue.settle(delivered);
    }
  }

  private void disconnected() {
    routes.remove(topic, this);
    failures.report(new BusFailure.SubscriberTooSlow(topic, id, limits));
  }
}
