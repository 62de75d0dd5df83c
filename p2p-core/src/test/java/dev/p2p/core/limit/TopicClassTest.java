package dev.p2p.core.limit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.Priority;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicPolicy;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TopicClassTest {

  @Test
  void everyTopicOfTheProtocolThatAPeerMaySendIsInTheClassOfWhatItCosts() {
    Map<TopicClass, List<String>> byClass =
        DuskWire.of("dusk-0.6", Network.TESTNET).profile().topics().all().stream()
            .filter(topic -> topic.policy().routable() && isOfTheOriginal(topic))
            .collect(groupingBy(TopicClass::of, mapping(Topic::name, toList())));
    assertThat(byClass)
        .containsOnly(
            entry(TopicClass.CONTROL, List.of("ping", "pong")),
            entry(
                TopicClass.GOSSIP,
                List.of("tx", "candidate", "newblock", "reduction", "agreement", "aggragreement")),
            entry(
                TopicClass.REQUEST,
                List.of(
                    "challenge", "getaddrs", "getdata", "getblocks", "mempool", "getcandidate")),
            entry(TopicClass.OTHER, List.of("response", "addr", "block", "inv")));
  }

  @ParameterizedTest
  @ValueSource(strings = {StandardTopics.WANT, StandardTopics.COMPARE})
  void whatAsksInRepairIsARequest(String name) {
    assertThat(TopicClass.of(topic(112, name, false, Priority.NORMAL)))
        .isEqualTo(TopicClass.REQUEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {StandardTopics.HAVE, StandardTopics.LACK, StandardTopics.LIST})
  void whatAnnouncesOrAnswersInRepairIsNone(String name) {
    assertThat(TopicClass.of(topic(113, name, false, Priority.NORMAL))).isEqualTo(TopicClass.OTHER);
  }

  @ParameterizedTest
  @ValueSource(strings = {StandardTopics.VERSION, StandardTopics.VERACK})
  void aHandshakeIsControl(String name) {
    assertThat(TopicClass.of(topic(0, name, false, Priority.HIGH))).isEqualTo(TopicClass.CONTROL);
  }

  @Test
  void anApplicationsTopicsAreClassedByPolicyAndNameToo() {
    assertThat(TopicClass.of(topic(128, "get_news", true, Priority.HIGH)))
        .isEqualTo(TopicClass.GOSSIP);
    assertThat(TopicClass.of(topic(128, "get_news", false, Priority.NORMAL)))
        .isEqualTo(TopicClass.REQUEST);
    assertThat(TopicClass.of(topic(128, "news", false, Priority.NORMAL)))
        .isEqualTo(TopicClass.OTHER);
  }

  @Test
  void whatAnApplicationWantsSentFirstIsNoKeepAlive() {
    assertThat(TopicClass.of(topic(128, "urgent", false, Priority.HIGH)))
        .isEqualTo(TopicClass.OTHER);
  }

  private static boolean isOfTheOriginal(Topic topic) {
    return topic.number() < 100;
  }

  private static Topic topic(int number, String name, boolean relayed, Priority priority) {
    return new Topic(
        number, name, new TopicPolicy(true, relayed, priority, 1_000, OverflowPolicy.DROP_OLDEST));
  }
}
