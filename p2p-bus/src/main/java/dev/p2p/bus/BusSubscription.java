package dev.p2p.bus;

import dev.p2p.api.Offer;
import dev.p2p.api.Subscription;

/**
 * A subscription as the bus sees it.
 *
 * <p><b>Threading:</b> safe to share.
 */
sealed interface BusSubscription<E> extends Subscription
    permits QueuedSubscription, SinkSubscription {

  /** Takes an event or not, without waiting; after {@link #end} refuses it. Never throws. */
  Offer offer(E event, int bytes);

  /** The same for several, and counts there what it made of each. */
  default void offerAll(Shipment<E> shipment) {
    for (int i = 0; i < shipment.events().size(); i++) {
      shipment.count(i, offer(shipment.events().get(i), shipment.bytes(i)));
    }
  }

  /** Leaves its route, discards what waits, begins no more callbacks. Does not wait. */
  void end();

  /** Waits, after {@link #end}, for the callbacks that run, except those that wait for us. */
  void awaitCallbacks();

  @Override
  default void close() {
    end();
    if (!CurrentPublish.exists()) {
      awaitCallbacks();
    }
  }
}
