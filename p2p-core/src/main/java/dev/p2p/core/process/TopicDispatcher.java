package dev.p2p.core.process;

import dev.p2p.api.Message;
import dev.p2p.api.MessageHandler;
import dev.p2p.api.MessageProcessor;
import dev.p2p.api.Outcome;
import dev.p2p.api.RemotePeer;
import dev.p2p.api.Topic;
import java.util.Arrays;
import java.util.Map;

/**
 * The node's own MessageProcessor: a handler for each topic, one for the rest.
 *
 * <p><b>Threading:</b> immutable, safe to share; handlers run on the calling Reader.
 */
public final class TopicDispatcher implements MessageProcessor {

  private final MessageHandler[] byNumber = new MessageHandler[Topic.NUMBER_MAX + 1];

  /** Dispatches by {@code handlers}, else to {@code otherwise}. */
  public TopicDispatcher(Map<Topic, MessageHandler> handlers, MessageHandler otherwise) {
    Arrays.fill(byNumber, otherwise);
    handlers.forEach((topic, handler) -> byNumber[topic.number()] = handler);
  }

  @Override
  public Outcome process(Message message, RemotePeer peer) {
    return byNumber[message.topic().number()].handle(message, peer);
  }
}
