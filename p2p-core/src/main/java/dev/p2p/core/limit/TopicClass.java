package dev.p2p.core.limit;

import dev.p2p.api.Priority;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.Topic;

/**
 * What a message costs its receiver, in kind: each class has rates of its own.
 *
 * <p>No table says which topic is which; policy and name do. What is relayed is gossip. What is not
 * and yet goes first is handshake or keep-alive. What is named {@code get...}, as the original
 * names its requests, or is one of the few that are named otherwise, asks for an answer.
 */
enum TopicClass {
  /** Handshake and keep-alive. */
  CONTROL,
  /** What is passed on. */
  GOSSIP,
  /** What asks for an answer, and so can cost much more than it is long. */
  REQUEST,
  /** Answers, announcements, and what an application sends to one peer. */
  OTHER;

  private static final String REQUEST_PREFIX = "get";
  private static final String CHALLENGE = "challenge";

  static TopicClass of(Topic topic) {
    if (topic.policy().relayed()) {
      return GOSSIP;
    }
    if (asks(topic.name())) {
      return REQUEST;
    }
    return topic.policy().priority() == Priority.HIGH && !topic.inApplicationRange()
        ? CONTROL
        : OTHER;
  }

  private static boolean asks(String name) {
    return name.startsWith(REQUEST_PREFIX)
        || switch (name) {
          case StandardTopics.MEMPOOL, StandardTopics.WANT, StandardTopics.COMPARE, CHALLENGE ->
              true;
          default -> false;
        };
  }
}
