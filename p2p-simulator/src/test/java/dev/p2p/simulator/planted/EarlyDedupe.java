package dev.p2p.simulator.planted;

import dev.p2p.api.Message;
import dev.p2p.api.MessageHandler;
import dev.p2p.api.MessageId;
import dev.p2p.api.Outcome;
import dev.p2p.api.RemotePeer;
import java.util.HashSet;
import java.util.Set;

/** Marks a message as seen before it is processed: one that failed is never tried again. */
record EarlyDedupe(MessageHandler handler, Set<MessageId> seen) implements MessageHandler {

  EarlyDedupe(MessageHandler handler) {
    this(handler, new HashSet<>());
  }

  @Override
  public Outcome handle(Message message, RemotePeer peer) {
    return seen.add(message.id()) ? handler.handle(message, peer) : Outcome.ignored();
  }
}
