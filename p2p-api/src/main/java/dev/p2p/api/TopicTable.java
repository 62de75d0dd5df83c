package dev.p2p.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The topics of a profile, by number and by name.
 *
 * <p><b>Threading:</b> immutable, safe to share.
 */
public final class TopicTable {

  private final Topic[] byNumber = new Topic[Topic.NUMBER_MAX + 1];
  private final boolean[] registered = new boolean[Topic.NUMBER_MAX + 1];
  private final Map<String, Topic> byName = new LinkedHashMap<>();

  private TopicTable(List<Topic> topics) {
    for (int number = 0; number < byNumber.length; number++) {
      byNumber[number] = unregistered(number);
    }
    topics.forEach(this::add);
  }

  /**
   * A table of {@code topics}.
   *
   * @throws IllegalArgumentException if two share a number or a name
   */
  public static TopicTable of(List<Topic> topics) {
    return new TopicTable(topics);
  }

  /**
   * This table and one topic of an application.
   *
   * @throws IllegalArgumentException if the number lies outside 128 to 255 or clashes, or the name
   *     clashes
   */
  public TopicTable with(Topic topic) {
    if (!topic.inApplicationRange()) {
      throw new IllegalArgumentException(
          "topic %s: an application's number must be %d to %d, was %d"
              .formatted(topic.name(), Topic.APPLICATION_FIRST, Topic.NUMBER_MAX, topic.number()));
    }
    List<Topic> all = new ArrayList<>(byName.values());
    all.add(topic);
    return new TopicTable(all);
  }

  /**
   * The topic with that number. One that nobody registered has a name of the form {@code
   * unregistered-N} and is not routable.
   *
   * @throws IndexOutOfBoundsException if {@code number} is not 0 to 255
   */
  public Topic get(int number) {
    return byNumber[number];
  }

  /** Whether somebody registered {@code number}, 0 to 255. */
  public boolean isRegistered(int number) {
    return registered[number];
  }

  /** The topic with that name, if there is one. */
  public Optional<Topic> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * The topic with that name.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public Topic named(String name) {
    return find(name)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no topic is named \"%s\"; there are: %s"
                    .formatted(name, String.join(", ", byName.keySet()))));
  }

  /** The registered topics, in the order they were registered. */
  public List<Topic> all() {
    return List.copyOf(byName.values());
  }

  private void add(Topic topic) {
    if (registered[topic.number()]) {
      throw new IllegalArgumentException(
          "topic number %d is taken by \"%s\", so \"%s\" can't have it"
              .formatted(topic.number(), byNumber[topic.number()].name(), topic.name()));
    }
    if (byName.putIfAbsent(topic.name(), topic) != null) {
      throw new IllegalArgumentException("two topics are named \"%s\"".formatted(topic.name()));
    }
    byNumber[topic.number()] = topic;
    registered[topic.number()] = true;
  }

  private static Topic unregistered(int number) {
    return new Topic(
        number,
        "unregistered-" + number,
        new TopicPolicy(false, false, Priority.LOW, Integer.MAX_VALUE, OverflowPolicy.DROP_NEWEST));
  }
}
