package dev.p2p.core.repair;

import dev.p2p.api.Message;
import dev.p2p.api.MessageProcessor;
import dev.p2p.api.Outcome;
import dev.p2p.api.RemotePeer;

/**
 * Keeps the messages of repair, which are the node's own business, from the application.
 *
 * @param repair processes them
 * @param next processes the others
 */
public record RepairFirst(Repair repair, MessageProcessor next) implements MessageProcessor {

  @Override
  public Outcome process(Message message, RemotePeer peer) {
    return repair.handles(message.topic())
        ? repair.handle(message, peer)
        : next.process(message, peer);
  }
}
