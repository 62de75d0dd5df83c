package dev.p2p.core.gossip;

import dev.p2p.api.Message;
import dev.p2p.api.Offer;
import dev.p2p.api.Origin;
import java.util.List;

/**
 * A connected peer, as gossip sees it.
 *
 * <p><b>Threading:</b> safe to share; nothing here waits.
 */
public interface Neighbour {

  /** The origin of what it sends us. */
  Origin origin();

  /** Whether repair goes on between it and this node: it can be told of a message, and will ask. */
  boolean repairs();

  /** Queues a message for it. */
  Offer offerGossip(Message message);

  /** Queues several for it, in their order; what became of each. */
  default List<Offer> offerAllGossip(List<Message> messages) {
    return messages.stream().map(this::offerGossip).toList();
  }
}
