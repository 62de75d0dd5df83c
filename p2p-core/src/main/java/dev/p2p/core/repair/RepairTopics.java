package dev.p2p.core.repair;

import dev.p2p.api.StandardTopics;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicTable;
import java.util.List;
import java.util.Optional;

/** The topics of repair in a profile. */
public record RepairTopics(Topic have, Topic want, Topic lack, Topic compare, Topic list) {

  /** Those of {@code table}; empty if it has not all of them: then its nodes don't repair. */
  public static Optional<RepairTopics> of(TopicTable table) {
    List<Optional<Topic>> found =
        List.of(
            table.find(StandardTopics.HAVE),
            table.find(StandardTopics.WANT),
            table.find(StandardTopics.LACK),
            table.find(StandardTopics.COMPARE),
            table.find(StandardTopics.LIST));
    if (found.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    List<Topic> topics = found.stream().map(Optional::orElseThrow).toList();
    return Optional.of(
        new RepairTopics(
            topics.get(0), topics.get(1), topics.get(2), topics.get(3), topics.get(4)));
  }

  /** Whether {@code topic} is one of them. */
  public boolean has(Topic topic) {
    int number = topic.number();
    return number == have.number()
        || number == want.number()
        || number == lack.number()
        || number == compare.number()
        || number == list.number();
  }
}
