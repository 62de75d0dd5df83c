package dev.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.Priority;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicPolicy;
import dev.p2p.api.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuskPayloadRulesTest {

  private static final Bytes NONSENSE = Bytes.hex("fdffff00");

  private final DuskWire oldest = DuskWire.of("dusk-0.4.0", Network.TESTNET);
  private final DuskWire wire = DuskWire.of("dusk-0.4.3", Network.TESTNET);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ping",
        "pong",
        "mempool",
        "getaddrs",
        "addr",
        "response",
        "inv",
        "getdata",
        "getblocks",
        "have",
        "want",
        "lack",
        "compare",
        "list"
      })
  void aTopicOfThisLayerHasARule(String name) {
    assertThat(wire.payloads().check(wire.profile().topics().named(name), NONSENSE))
        .hasValueSatisfying(violation -> {
          assertThat(violation.kind()).isEqualTo(Violation.Kind.MALFORMED_PAYLOAD);
          assertThat(violation.detail()).startsWith("topic " + name + ": ");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "challenge",
        "getcandidate",
        "verack",
        "tx",
        "block",
        "candidate",
        "newblock",
        "reduction"
      })
  void aTopicThatMayHoldAnythingHasNone(String name) {
    assertThat(wire.payloads().check(wire.profile().topics().named(name), NONSENSE)).isEmpty();
  }

  @Test
  void rulesGoByNameNotByNumber() {
    assertThat(oldest.payloads().check(oldest.profile().topics().named("inv"), NONSENSE))
        .isPresent();
    assertThat(oldest.payloads().check(oldest.profile().topics().named("tx"), NONSENSE)).isEmpty();
  }

  @Test
  void anApplicationsTopicHasNoneWhateverItsName() {
    TopicPolicy policy =
        new TopicPolicy(true, false, Priority.NORMAL, 100, OverflowPolicy.DROP_OLDEST);
    Topic addr = new Topic(130, "addr", policy);

    assertThat(oldest.with(addr).payloads().check(addr, NONSENSE)).isEmpty();
  }
}
