package dev.p2p.core.request;

import dev.p2p.api.Topic;
import dev.p2p.api.TopicPair;
import dev.p2p.api.TopicTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which topics of a node answer which.
 *
 * <p><b>Threading:</b> immutable, safe to share; a look-up is a plain read, for every message.
 */
public final class PairTable {

  private final List<Pair> pairs = new ArrayList<>();
  private final @Nullable Pair[] byQuestion = new Pair[Topic.NUMBER_MAX + 1];
  private final @Nullable Pair[] byAnswer = new Pair[Topic.NUMBER_MAX + 1];

  private PairTable() {}

  /**
   * The pairs of a protocol and those of an application, which replace the protocol's of the same
   * question.
   *
   * @throws IllegalArgumentException if a topic is not in {@code topics} or not routable, if two
   *     pairs of the application have the same question, or any two a common answer
   */
  public static PairTable of(TopicTable topics, List<TopicPair> standard, List<TopicPair> own) {
    Map<String, TopicPair> byQuestion = new LinkedHashMap<>();
    standard.forEach(pair -> byQuestion.put(pair.question(), pair));
    Map<String, TopicPair> added = new LinkedHashMap<>();
    for (TopicPair pair : own) {
      TopicPair other = added.put(pair.question(), pair);
      require(other == null, "pair %s: there is %s already".formatted(pair, other));
    }
    byQuestion.putAll(added);
    PairTable table = new PairTable();
    byQuestion.values().forEach(pair -> table.add(topics, pair));
    return table;
  }

  /** How many there are. */
  int size() {
    return pairs.size();
  }

  /** The pair with that index. */
  Pair get(int index) {
    return pairs.get(index);
  }

  /** The pair {@code topic} asks in, if it does. */
  @Nullable Pair askedBy(Topic topic) {
    return byQuestion[topic.number()];
  }

  /** The pair {@code topic} answers in, if it does. */
  @Nullable Pair answeredBy(Topic topic) {
    return byAnswer[topic.number()];
  }

  /** All of them, for people. */
  String describe() {
    return pairs.stream().map(pair -> pair.names().toString()).collect(Collectors.joining(", "));
  }

  private void add(TopicTable topics, TopicPair names) {
    Topic question = routable(topics, names, names.question());
    List<Topic> answers =
        names.answers().stream().map(answer -> routable(topics, names, answer)).toList();
    Pair pair = new Pair(pairs.size(), names, question, answers);
    pairs.add(pair);
    byQuestion[question.number()] = pair;
    for (Topic answer : answers) {
      Pair other = byAnswer[answer.number()];
      require(
          other == null,
          "pair %s: \"%s\" is an answer of %s already"
              .formatted(names, answer, other == null ? "" : other.names()));
      byAnswer[answer.number()] = pair;
    }
  }

  private static Topic routable(TopicTable topics, TopicPair pair, String name) {
    Topic topic =
        topics
            .find(name)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "pair %s: no topic is named \"%s\"".formatted(pair, name)));
    require(
        topic.policy().routable(), "pair %s: topic \"%s\" is not routable".formatted(pair, name));
    return topic;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
