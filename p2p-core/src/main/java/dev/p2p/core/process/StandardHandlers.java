package dev.p2p.core.process;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.MessageFactory;
import dev.p2p.api.MessageHandler;
import dev.p2p.api.Outcome;
import dev.p2p.api.StandardTopics;
import java.util.LinkedHashMap;
import java.util.Map;

/** What every node answers by itself. */
public final class StandardHandlers {

  private StandardHandlers() {}

  /** Handlers by topic name: a Pong for each Ping, nothing for a Pong. */
  public static Map<String, MessageHandler> of(MessageFactory messages) {
    // One for all answers, so it can't say when it was made.
    Message pong = messages.create(StandardTopics.PONG, Bytes.EMPTY, 0);
    Map<String, MessageHandler> handlers = new LinkedHashMap<>();
    handlers.put(StandardTopics.PING, (ping, peer) -> Outcome.accepted(pong));
    handlers.put(StandardTopics.PONG, (answer, peer) -> Outcome.accepted());
    return handlers;
  }
}
