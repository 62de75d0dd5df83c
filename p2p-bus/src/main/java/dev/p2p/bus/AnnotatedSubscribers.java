package dev.p2p.bus;

import dev.p2p.api.EventBus;
import dev.p2p.api.EventTopic;
import dev.p2p.api.Subscription;
import java.util.ArrayList;
import java.util.List;

/**
 * The subscriptions of one object's {@link Subscribe} methods.
 *
 * <pre>{@code
 * final class Wallet {
 *   @Subscribe("accepted")
 *   private void onAccepted(Message message) { ... }
 * }
 *
 * AnnotatedSubscribers.register(bus, new Wallet(), NodeTopics.ACCEPTED);
 * }</pre>
 *
 * <p>Each method has a queue and an actor of its own: two methods of one object run side by side.
 *
 * <p><b>Threading:</b> safe to share.
 */
public final class AnnotatedSubscribers implements AutoCloseable {

  private final List<Subscription> subscriptions;

  private AnnotatedSubscribers(List<Subscription> subscriptions) {
    this.subscriptions = List.copyOf(subscriptions);
  }

  /**
   * Subscribes every {@link Subscribe} method of {@code component}, those of its superclasses
   * included, in the order of their names. Of a method that overrides another only one counts.
   *
   * <p>A component in a named module needs its package open to {@code dev.p2p.bus}.
   *
   * @param topics what the methods may refer to by name
   * @return closing it closes all these subscriptions
   * @throws IllegalArgumentException if there is no such method, or one is not as {@link Subscribe}
   *     asks; nothing is subscribed then
   * @throws IllegalStateException if the bus is closed
   */
  public static AnnotatedSubscribers register(
      EventBus bus, Object component, EventTopic<?>... topics) {
    List<AnnotatedMethod<?>> methods = AnnotatedMethods.of(component.getClass(), List.of(topics));
    List<Subscription> subscriptions = new ArrayList<>();
    for (AnnotatedMethod<?> method : methods) {
      subscriptions.add(method.subscribe(bus, component));
    }
    return new AnnotatedSubscribers(subscriptions);
  }

  /** The subscriptions, in the order of their methods' names. */
  public List<Subscription> subscriptions() {
    return subscriptions;
  }

  /** Closes all of them, one after the other, as {@link Subscription#close} does. */
  @Override
  public void close() {
    subscriptions.forEach(Subscription::close);
  }
}
