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
    Optional<String> refusal = refuse(event);
    return refusal.isPresent() ? new PublishResult.Rejected(refusal.get()) : offer(event, bytes);
  }

  /** The same for several events, each of that many bytes, in their order. */
  List<PublishResult> publishAll(List<E> events, int[] bytes) {
    List<Optional<String>> refusals = new ArrayList<>(events.size());
    Shipment<E> admitted = new Shipment<>(events.size());
    for (int i = 0; i < events.size(); i++) {
      Optional<String> refusal = refuse(events.get(i));
      refusals.add(refusal);
      if (refusal.isEmpty()) {
        admitted.add(events.get(i), bytes[i]);
      }
    }
    if (!admitted.events().isEmpty()) {
      subscriptions.forEach(subscription -> subscription.offerAll(admitted));
    }
    return results(refusals, admitted);
  }

  private static List<PublishResult> results(
      List<Optional<String>> refusals, Shipment<?> admitted) {
    List<PublishResult> results = new ArrayList<>(refusals.size());
    int next = 0;
    for (Optional<String> refusal : refusals) {
      results.add(
          refusal.isPresent()
              ? new PublishResult.Rejected(refusal.get())
              : admitted.result(next++));
    }
    return results;
  }

  private Optional<String> refuse(E event) {
    return door == null ? Optional.empty() : door.refuse(event);
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
