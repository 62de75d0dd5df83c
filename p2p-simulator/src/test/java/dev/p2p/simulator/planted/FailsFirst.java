package dev.p2p.simulator.planted;

import dev.p2p.api.Message;
import dev.p2p.api.MessageHandler;
import dev.p2p.api.MessageId;
import dev.p2p.api.Outcome;
import dev.p2p.api.RemotePeer;
import java.util.HashSet;
import java.util.Set;

/** A handler that fails at the first copy of each message and takes the second. */
record FailsFirst(Set<MessageId> failed) implements MessageHandler {

  FailsFirst() {
    this(new HashSet<>());
  }

  @Override
  public Outcome handle(Message message, RemotePeer peer) {
    if (failed.add(message.id())) {
      throw new IllegalStateException("not this time");
    }
    return Outcome.accepted();
  }
}
