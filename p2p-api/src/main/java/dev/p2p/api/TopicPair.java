package dev.p2p.api;

import java.util.List;
import java.util.function.BiPredicate;

/**
 * A topic that asks and the topics that answer it: each question has one answer. What {@link
 * RemotePeer#request} may ask.
 *
 * @param question the name of the topic that asks
 * @param answers the names of those that answer it, one of them each time; at least one, other than
 *     {@code question}
 * @param belongs whether an answer can be that to a question, by what the two say. Asked only where
 *     nothing else tells, about a peer that puts no numbers on its answers: then whatever it says
 *     yes to is taken. On the peer's Reader, so it must not wait
 * @param onlyAsked whether answers come when they were asked for and at no other time, so that a
 *     peer which sends one that nobody asked for has to pay; without effect on answers of relayed
 *     topics, which come from anybody at any time
 */
public record TopicPair(
    String question,
    List<String> answers,
    BiPredicate<Message, Message> belongs,
    boolean onlyAsked) {

  /** One for all, so that pairs of the same topics are equal. */
  @SuppressWarnings("UnnecessaryLambda")
  private static final BiPredicate<Message, Message> ANY = (question, answer) -> true;

  /** Checks the names. */
  public TopicPair {
    answers = List.copyOf(answers);
    if (answers.isEmpty()) {
      throw new IllegalArgumentException(
          "answers must be at least one, were none to \"%s\"".formatted(question));
    }
    if (answers.contains(question)) {
      throw new IllegalArgumentException(
          "answers must be other topics than the question, was \"%s\"".formatted(question));
    }
  }

  /**
   * A pair whose answers look all alike, and come only when they were asked for.
   *
   * @throws IllegalArgumentException if the two are the same
   */
  public static TopicPair of(String question, String answer) {
    return new TopicPair(question, List.of(answer), ANY, true);
  }

  /** This pair, whose answers are told from others by what they say. */
  public TopicPair matching(BiPredicate<Message, Message> questionAndAnswer) {
    return new TopicPair(question, answers, questionAndAnswer, onlyAsked);
  }

  /** Such as {@code ask -> reply}. */
  @Override
  public String toString() {
    return question + " -> " + String.join(" or ", answers);
  }
}
