package dev.p2p.core.discover;

import dev.p2p.api.Message;
import dev.p2p.api.MessageProcessor;
import dev.p2p.api.Outcome;
import dev.p2p.api.RemotePeer;

/**
 * Keeps the messages about addresses, which are the node's own business, from the application.
 *
 * @param exchange processes them
 * @param next processes the others
 */
public record DiscoverFirst(AddressExchange exchange, MessageProcessor next)
    implements MessageProcessor {

  @Override
  public Outcome process(Message message, RemotePeer peer) {
    return exchange.handles(message.topic())
        ? exchange.handle(message, peer)
        : next.process(message, peer);
  }
}
