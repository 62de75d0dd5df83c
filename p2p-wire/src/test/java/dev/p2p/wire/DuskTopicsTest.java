package dev.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.Priority;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicPolicy;
import dev.p2p.api.TopicTable;
import dev.p2p.api.WireProfile;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DuskTopicsTest {

  /** Below it are the original's. */
  private static final int OURS_FIRST = 112;

  @ParameterizedTest
  @CsvSource({
    "dusk-0.4.0, v0.4.2",
    "dusk-0.4.3, v0.4.4",
    "dusk-0.6,   v0.5.0",
    "dusk-0.6,   v0.6.1",
  })
  void numbersAndNamesAreTheOriginals(String profile, String tag) {
    List<String> recorded =
        Vectors.elements(Vectors.read("topics.json").get(tag))
            .map(topic -> topic.get("number").intValue() + " " + topic.get("name").stringValue())
            .toList();

    assertThat(topics(profile).all().stream().filter(topic -> topic.number() < OURS_FIRST))
        .extracting(topic -> topic.number() + " " + topic.name())
        .isEqualTo(recorded);
  }

  @ParameterizedTest
  @MethodSource("dev.p2p.wire.DuskWire#profileNames")
  void thoseOfRepairAreTheSameInAllProfiles(String profile) {
    assertThat(topics(profile).all().stream().filter(topic -> topic.number() >= OURS_FIRST))
        .extracting(topic -> topic.number() + " " + topic.name())
        .containsExactly("112 have", "113 want", "114 lack", "115 compare", "116 list");
  }

  @ParameterizedTest
  @CsvSource({"dusk-0.4.0, 44", "dusk-0.4.3, 49", "dusk-0.6, 49"})
  void numbersWithoutANameAreNotRoutable(String name, int first) {
    WireProfile profile = DuskWire.of(name, Network.TESTNET).profile();
    IntStream numbers =
        IntStream.concat(
            IntStream.range(first, OURS_FIRST),
            IntStream.range(OURS_FIRST + 5, Topic.APPLICATION_FIRST));

    assertThat(numbers)
        .allSatisfy(number -> {
          Topic topic = profile.topics().get(number);
          assertThat(profile.topics().isRegistered(number)).isFalse();
          assertThat(topic.name()).isEqualTo("unregistered-" + number);
          assertThat(profile.serviceRules().routes(profile.services(), topic)).isFalse();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"have", "want", "lack", "compare", "list"})
  void ofRepairFullNodesSpeakAndVouchersDoNot(String name) {
    for (String profileName : DuskWire.profileNames()) {
      WireProfile profile = DuskWire.of(profileName, Network.TESTNET).profile();
      Topic topic = profile.topics().named(name);

      assertThat(topic.policy().relayed()).isFalse();
      assertThat(profile.serviceRules().routes(1, topic)).as(profileName).isTrue();
    }
    WireProfile withVouchers = DuskWire.of("dusk-0.4.3", Network.TESTNET).profile();
    assertThat(withVouchers.serviceRules().routes(3, withVouchers.topics().named(name))).isFalse();
  }

  @Test
  void aFullNodeMaySendWhatTheOriginalRoutes() {
    WireProfile profile = DuskWire.of("dusk-0.6", Network.TESTNET).profile();
    for (JsonNode row : routing()) {
      Topic topic = profile.topics().get(row.get("topic").intValue());

      assertThat(topic.policy().routable())
          .as(topic.name())
          .isEqualTo(row.get("route_full_node").booleanValue());
      for (long services : new long[] {0, 1, 3}) {
        String column = services == 1 ? "route_full_node" : "route_services_" + services;
        assertThat(profile.serviceRules().routes(services, topic))
            .as("%s of services %d", topic.name(), services)
            .isEqualTo(row.get(column).booleanValue());
      }
    }
  }

  @Test
  void whatTheOriginalDeduplicatesIsRelayedUnlessItIsARequest() {
    for (JsonNode row : routing()) {
      Topic topic = topics("dusk-0.6").get(row.get("topic").intValue());
      boolean request = topic.name().equals("getcandidate");

      assertThat(topic.policy().relayed())
          .as(topic.name())
          .isEqualTo(row.get("deduplicated").booleanValue() && !request);
    }
  }

  @Test
  void dusk043RoutesAndRelaysAsDusk06() {
    assertThat(topics("dusk-0.4.3").all())
        .extracting(topic -> topic.policy().routable() + " " + topic.policy().relayed())
        .isEqualTo(
            topics("dusk-0.6").all().stream()
                .map(topic -> topic.policy().routable() + " " + topic.policy().relayed())
                .toList());
  }

  @Test
  void dusk040RoutesAndRelaysWhatItHas() {
    List<Topic> all = topics("dusk-0.4.0").all();

    assertThat(all.stream().filter(topic -> topic.policy().routable()).map(Topic::name))
        .containsExactly(
            "ping",
            "pong",
            "getdata",
            "getblocks",
            "tx",
            "block",
            "mempool",
            "inv",
            "candidate",
            "score",
            "reduction",
            "agreement",
            "getcandidate",
            "have",
            "want",
            "lack",
            "compare",
            "list");
    assertThat(all.stream().filter(topic -> topic.policy().relayed()).map(Topic::name))
        .containsExactly("tx", "candidate", "score", "reduction", "agreement");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "version,            20, HIGH,   DISCONNECT",
    "verack,        1374983, HIGH,   DISCONNECT",
    "ping,                0, HIGH,   DISCONNECT",
    "pong,                0, HIGH,   DISCONNECT",
    "challenge,     1374983, NORMAL, DROP_OLDEST",
    "response,      1374983, NORMAL, DROP_OLDEST",
    "getaddrs,            0, NORMAL, DROP_OLDEST",
    "addr,              300, NORMAL, DROP_OLDEST",
    "getdata,        330003, NORMAL, DROP_OLDEST",
    "getblocks,       16003, NORMAL, DROP_OLDEST",
    "tx,            1374983, NORMAL, DROP_OLDEST",
    "block,         1374983, LOW,    DROP_OLDEST",
    "mempool,             0, NORMAL, DROP_OLDEST",
    "inv,            330003, NORMAL, DROP_OLDEST",
    "candidate,     1374983, HIGH,   DROP_OLDEST",
    "newblock,      1374983, HIGH,   DROP_OLDEST",
    "reduction,     1374983, HIGH,   DROP_OLDEST",
    "agreement,     1374983, HIGH,   DROP_OLDEST",
    "aggragreement, 1374983, HIGH,   DROP_OLDEST",
    "getcandidate,  1374983, NORMAL, DROP_OLDEST",
    "have,            32003, NORMAL, DROP_NEWEST",
    "want,            32003, NORMAL, DROP_OLDEST",
    "lack,            32003, NORMAL, DROP_OLDEST",
    "compare,          7695, NORMAL, DROP_OLDEST",
    "list,            32012, NORMAL, DROP_OLDEST",
  })
  void everyWireTopicHasItsRow(
      String name, int maxPayloadBytes, Priority priority, OverflowPolicy overflow) {
    TopicPolicy policy = topics("dusk-0.4.3").named(name).policy();

    assertThat(policy.maxPayloadBytes()).isEqualTo(maxPayloadBytes);
    assertThat(policy.priority()).isEqualTo(priority);
    assertThat(policy.overflow()).isEqualTo(overflow);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "verack,       249991",
    "getdata,      249991",
    "inv,          249991",
    "getblocks,     16003",
    "getcandidate, 249991",
  })
  void dusk040AllowsNoMoreThanItsFrameHolds(String name, int maxPayloadBytes) {
    assertThat(topics("dusk-0.4.0").named(name).policy().maxPayloadBytes())
        .isEqualTo(maxPayloadBytes);
  }

  private static List<JsonNode> routing() {
    return Vectors.elements(Vectors.read("messages-dusk-0.6.json").get("routing")).toList();
  }

  private static TopicTable topics(String profile) {
    return DuskWire.of(profile, Network.TESTNET).profile().topics();
  }
}
