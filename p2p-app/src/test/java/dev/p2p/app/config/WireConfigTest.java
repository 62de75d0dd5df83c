package dev.p2p.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.Priority;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WireConfigTest {

  private static final Topic CHAT =
      new Topic(
          130,
          "chat",
          new TopicPolicy(true, true, Priority.NORMAL, 64 << 10, OverflowPolicy.DROP_OLDEST));
  private static final Topic ASK =
      new Topic(
          255,
          "app.ask-1_x",
          new TopicPolicy(true, false, Priority.HIGH, 1_024, OverflowPolicy.DISCONNECT));

  @Test
  void topicsAreRegistered() {
    WireConfig wire =
        parse(
            """
            {"topics": [
              {"name": "chat", "number": 130},
              {"name": "app.ask-1_x", "number": 255, "relayed": false, "priority": "high",
               "maxPayloadBytes": "1KiB", "overflow": "disconnect"}
            ]}
            """);

    assertThat(wire.topics()).containsExactly(CHAT, ASK);
    assertThat(wire.protocol().profile().topics().named("chat")).isEqualTo(CHAT);
    assertThat(wire.protocol().profile().topics().get(255)).isEqualTo(ASK);
  }

  @Test
  void aStampNeedsItsField() {
    assertThat(parse("{\"stampMessages\": true}").stampMessages()).isTrue();
    assertThatThrownBy(() -> parse("{\"profile\": \"dusk-0.4.0\",\n\"stampMessages\": true}"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "f:2:1: stampMessages: must be false with profile dusk-0.4.0,"
                + " whose frames have no reserved field; was true");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"topics": [{"number": 130}]}                               | 1:13: topics[0].name: is missing
          {"topics": [{"name": "a"}]}                                 | 1:13: topics[0].number: is missing
          {"topics": [{"name": "a", "number": 127}]}                  | 1:27: topics[0].number: must be 128 to 255, was 127
          {"topics": [{"name": "a", "number": 256}]}                  | 1:27: topics[0].number: must be 128 to 255, was 256
          {"topics": [{"name": "a", "number": "x"}]}                  | 1:27: topics[0].number: must be a whole number, at most 2147483647, was "x"
          {"topics": [{"name": "A", "number": 130}]}                  | 1:14: topics[0].name: must be 1 to 64 of the characters a-z, 0-9, _, . and -, with a letter first, was "A"
          {"topics": [{"name": "tx", "number": 130}]}                 | 1:14: topics[0].name: must be no other topic's, was "tx", which is number 10
          {"topics": [{"name": "a", "number": 130}, {"name": "a", "number": 131}]} | 1:44: topics[1].name: must be no other topic's, was "a", which is number 130
          {"topics": [{"name": "a", "number": 130}, {"name": "b", "number": 130}]} | 1:57: topics[1].number: must be no other topic's, was 130, which is a
          {"topics": [{"name": "a", "number": 130, "priority": "urgent"}]} | 1:42: topics[0].priority: must be one of "high", "normal", "low", was "urgent"
          {"topics": [{"name": "a", "number": 130, "priority": 1}]}   | 1:42: topics[0].priority: must be one of "high", "normal", "low", was 1
          {"topics": [{"name": "a", "number": 130, "overflow": "DROP_OLDEST"}]} | 1:42: topics[0].overflow: must be one of "drop-oldest", "drop-newest", "keep-latest", "disconnect", was "DROP_OLDEST"
          {"topics": [{"name": "a", "number": 130, "maxPayloadBytes": "2MiB"}]} | 1:42: topics[0].maxPayloadBytes: must be at most 1374983 with profile dusk-0.4.3, was 2097152
          {"topics": [{"name": "a", "number": 130, "relaid": true}]}  | 1:42: topics[0].relaid: is not a known key; did you mean "relayed"?
          {"topics": [7]}                                             | 1:13: topics[0]: must be an object, was 7
          {"topics": {}}                                              | 1:2: topics: must be an array, was an object
          """)
  void aMistakeIsSaidWithPlaceKeyRuleAndValue(String json, String mistake) {
    assertThatThrownBy(() -> parse(json))
        .isInstanceOf(ConfigException.class)
        .hasMessage("f:" + mistake);
  }

  @Test
  void everythingThatIsWrongWithTopicsIsFoundAtOnce() {
    assertThatThrownBy(
            () -> parse("{\"topics\": [{\"name\": \"A\", \"number\": 1, \"priority\": 2}, {}]}"))
        .hasMessageContainingAll(
            "topics[0].name: ",
            "topics[0].number: ",
            "topics[0].priority: ",
            "topics[1].name: ",
            "topics[1].number: ");
  }

  private static WireConfig parse(String json) {
    return NodeConfigFile.parse("f", json).wire();
  }
}
