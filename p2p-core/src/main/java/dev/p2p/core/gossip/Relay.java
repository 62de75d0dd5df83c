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
  private final Dissemination dissemination;

  /** A relay to whoever {@code neighbours} yields at the time. */
  public Relay(
      Supplier<? extends List<? extends Neighbour>> neighbours, Dissemination dissemination) {
    this.neighbours = neighbours;
    this.dissemination = dissemination;
  }

  /**
   * Offers a message to everyone but its holders.
   *
   * @param holders those who have it, the one it came from included
   * @param wasFetched whether it had been asked for
   */
  public void pass(Message message, List<Origin> holders, boolean wasFetched) {
    for (Neighbour neighbour : neighbours.get()) {
      if (!holders.contains(neighbour.origin())) {
        var unused = dissemination.offer(neighbour, message, wasFetched);
      }
    }
  }
}
