package dev.p2p.bus;

import dev.p2p.api.PublishResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way of the events of one topic: through the door, if it has one, to each subscription.
 *
 * <p><b>Threading:</b> immutable. Whoever subscribes or leaves makes a new one, so a publish walks
 * its route without a lock.
 */
record Route<E>(@Nullable Door<E> door, List<BusSubscription<E>> subscriptions) {

  private static final Route<?> EMPTY = new Route<>(null, List.of());

  /** Leads nowhere. */
  @SuppressWarnings("unchecked") // It has nothing of type E in it.
  static <E> Route<E> empty() {
    return (Route<E>) EMPTY;
  }

  boolean isEmpty() {
    return door == null && subscriptions.isEmpty();
  }

  Route<E> with(BusSubscription<E> subscription) {
    List<BusSubscription<E>> more = new ArrayList<>(subscriptions);
    more.add(subscription);
    return new Route<>(door, List.copyOf(more));
  }

  Route<E> without(BusSubscription<E> subscription) {
    return new Route<>(
        door, subscriptions.stream().filter(other -> other != subscription).toList());
  }

  Route<E> with(Door<E> newDoor) {
    return new Route<>(newDoor, subscriptions);
  }

  Route<E> without(Door<E> oldDoor) {
    return door == oldDoor ? new Route<>(null, subscriptions) : this;
  }

  PublishResult publish(E event, int bytes) {
    Optional<String> refusal = door == null ? Optional.empty() : door.refuse(event);
    return refusal.isPresent() ? new PublishResult.Rejected(refusal.get()) : offer(event, bytes);
  }

  private PublishResult offer(E event, int bytes) {
    int accepted = 0;
    int displaced = 0;
    int refused = 0;
    for (BusSubscription<E> subscription : subscriptions) {
      switch (subscription.offer(event, bytes)) {
        case ACCEPTED -> accepted++;
        case DISPLACED -> {
          accepted++;
          displaced++;
        }
        case REFUSED -> refused++;
        case SKIPPED -> {}
      }
    }
    return new PublishResult.Offered(accepted, displaced, refused);
  }
}
