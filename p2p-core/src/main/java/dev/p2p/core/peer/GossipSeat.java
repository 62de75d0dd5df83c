package dev.p2p.core.peer;

import dev.p2p.api.Subscription;
import dev.p2p.spi.DropReason;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A peer's place on the Gossip topic, and whether it missed anything there.
 *
 * <p><b>Threading:</b> safe to share; {@link #leave} waits as {@link Subscription#close} does.
 */
final class GossipSeat {

  private final AtomicReference<@Nullable Subscription> subscription = new AtomicReference<>();
  private final AtomicBoolean lost = new AtomicBoolean();

  /** Takes the place, which {@link #leave} gives up. */
  void take(Subscription place) {
    subscription.set(place);
  }

  /** Whether it has the place. */
  boolean isTaken() {
    return subscription.get() != null;
  }

  /** Gives the place up, if it is taken. */
  void leave() {
    Subscription place = subscription.getAndSet(null);
    if (place != null) {
      place.close();
    }
  }

  /** A message is dropped; one that a newer one took the place of is not missed. */
  void lose(DropReason reason) {
    if (reason != DropReason.SUPERSEDED) {
      lost.set(true);
    }
  }

  /** Whether anything was lost since this was last asked. */
  boolean hasLost() {
    return lost.getAndSet(false);
  }
}
