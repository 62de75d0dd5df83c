package dev.p2p.core.request;

import dev.p2p.api.Message;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicPair;
import java.util.List;

/**
 * A pair whose topics are known.
 *
 * @param index its place among the pairs of the node, from 0
 * @param names as it was registered
 * @param question the topic that asks
 * @param answers those that answer
 */
record Pair(int index, TopicPair names, Topic question, List<Topic> answers) {

  /** Whether {@code answer}, which has no number, can be that to {@code asked}. */
  boolean belongs(Message asked, Message answer) {
    return names.belongs().test(asked, answer);
  }

  /** Whether nobody sends {@code answer}, one of the answers' topics, without having been asked. */
  boolean isOnlyAsked(Topic answer) {
    return names.onlyAsked() && !answer.policy().relayed();
  }
}
