package dev.p2p.core.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.StandardTopics;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicTable;
import dev.p2p.core.TestWire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepairTopicsTest {

  private static final TopicTable TABLE = TestWire.WIRE.profile().topics();

  @Test
  void theyAreFoundByTheirNames() {
    RepairTopics topics = RepairTopics.of(TABLE).orElseThrow();

    assertThat(topics.have().name()).isEqualTo(StandardTopics.HAVE);
    assertThat(topics.want().name()).isEqualTo(StandardTopics.WANT);
    assertThat(topics.lack().name()).isEqualTo(StandardTopics.LACK);
    assertThat(topics.compare().name()).isEqualTo(StandardTopics.COMPARE);
    assertThat(topics.list().name()).isEqualTo(StandardTopics.LIST);
  }

  @Test
  void allOfThemAreTheirsAndNoOther() {
    RepairTopics topics = RepairTopics.of(TABLE).orElseThrow();

    assertThat(TABLE.all().stream().filter(topics::has))
        .containsExactlyInAnyOrder(
            topics.have(), topics.want(), topics.lack(), topics.compare(), topics.list());
  }

  @ParameterizedTest
  @ValueSource(strings = {"have", "want", "lack", "compare", "list"})
  void whereOneIsMissingThereAreNone(String missing) {
    List<Topic> topics = new ArrayList<>(TABLE.all());
    topics.removeIf(topic -> topic.name().equals(missing));

    assertThat(RepairTopics.of(TopicTable.of(topics))).isEmpty();
  }
}
