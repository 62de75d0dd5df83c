package dev.p2p.core.gossip;

import dev.p2p.api.Message;
import dev.p2p.api.Origin;
import java.util.List;
import java.util.function.Supplier;

/**
 * Passes accepted messages on, never to one known to have them.
 *
 * <p><b>Threading:</b> safe to share; runs on the thread that learned of the verdict. Never waits.
 */
public final class Relay {

  private final Supplier<? extends List<? extends Neighbour>> neighbours;

  /** A relay to whoever {@code neighbours} yields at the time. */
  public Relay(Supplier<? extends List<? extends Neighbour>> neighbours) {
    this.neighbours = neighbours;
  }

  /**
   * Offers a message to everyone but its holders.
   *
   * @param holders those who have it, the one it came from included
   */
  public void pass(Message message, List<Origin> holders) {
    for (Neighbour neighbour : neighbours.get()) {
      if (!holders.contains(neighbour.origin())) {
        neighbour.offerGossip(message);
      }
    }
  }
}
