package dev.p2p.testkit.bus;

import dev.p2p.api.EventTopic;
import dev.p2p.api.Offer;
import dev.p2p.api.Subscriber;
import dev.p2p.api.Subscription;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * A place on a {@link PlainBus} with a thread and a queue without limits.
 *
 * <p><b>Threading:</b> as {@link Subscription}.
 */
final class QueuedSubscription<E> extends PlainSubscription<E> {

  /** Empty after the last. */
  private final BlockingQueue<Optional<E>> queue;

  QueuedSubscription(
      long id,
      EventTopic<E> topic,
      Subscriber<? super E> subscriber,
      Consumer<Subscription> onClose) {
    this(id, topic, subscriber, onClose, new LinkedBlockingQueue<>());
  }

  private QueuedSubscription(
      long id,
      EventTopic<E> topic,
      Subscriber<? super E> subscriber,
      Consumer<Subscription> onClose,
      BlockingQueue<Optional<E>> queue) {
    super(
        id,
        topic,
        event -> queue.add(Optional.of(event)) ? Offer.ACCEPTED : Offer.REFUSED,
        onClose);
    this.queue = queue;
    Thread.startVirtualThread(() -> deliver(subscriber));
  }

  @Override
  public void close() {
    super.close();
    queue.clear();
    queue.add(Optional.empty());
  }

  private void deliver(Subscriber<? super E> subscriber) {
    try {
      for (Optional<E> next = queue.take(); next.isPresent(); next = queue.take()) {
        tell(subscriber, next.get());
      }
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts it", e);
    }
  }

  private static <E> void tell(Subscriber<? super E> subscriber, E event) {
    try {
      subscriber.on(event);
    } catch (IllegalArgumentException e) {
      // What the contract's subscriber throws; a plain bus does not count it.
    }
  }
}
