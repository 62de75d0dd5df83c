package dev.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.Origin;
import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.Priority;
import dev.p2p.api.ProtocolVersion;
import dev.p2p.api.ServiceRules;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicPolicy;
import dev.p2p.api.Violation;
import dev.p2p.api.WireProfile;
import dev.p2p.spi.Decoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuskWireTest {

  private final DuskWire wire = DuskWire.of("dusk-0.4.3", Network.TESTNET);

  @ParameterizedTest
  @CsvSource({
    "dusk-0.4.0, 0, 4, 1, any",
    "dusk-0.4.3, 0, 4, 3, '[1, 3]'",
    "dusk-0.6,   0, 4, 3, '[1]'",
  })
  void aProfileStatesItsVersionAndServices(
      String name, int major, int minor, int patch, String accepted) {
    WireProfile profile = DuskWire.of(name, Network.TESTNET).profile();

    assertThat(profile.name()).isEqualTo(name);
    assertThat(profile.version()).isEqualTo(new ProtocolVersion(major, minor, patch));
    assertThat(profile.services()).isEqualTo(1);
    assertThat(profile.serviceRules().describe()).isEqualTo(accepted);
  }

  @Test
  void aVoucherMaySendSixTopics() {
    ServiceRules rules = wire.profile().serviceRules();

    assertThat(wire.profile().topics().all().stream().filter(topic -> rules.routes(3, topic)))
        .extracting(Topic::name)
        .containsExactly("ping", "pong", "challenge", "response", "getaddrs", "addr");
    assertThat(rules.accepts(2)).isFalse();
  }

  @Test
  void anUnknownNameIsRefusedWithThoseThereAre() {
    assertThat(DuskWire.profileNames()).containsExactly("dusk-0.4.0", "dusk-0.4.3", "dusk-0.6");
    assertThatThrownBy(() -> DuskWire.of("dusk-0.5", Network.TESTNET))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no profile is named \"dusk-0.5\"; there are: dusk-0.4.0, dusk-0.4.3, dusk-0.6");
  }

  @Test
  void networksDoNotUnderstandEachOther() {
    Message ping = encode(DuskWire.of("dusk-0.4.3", Network.DEVNET), wire, "ping");

    assertThat(wire.frames().newDecoder().decode(ping.frame().asByteBuffer(), Origin.LOCAL))
        .isInstanceOfSatisfying(
            Decoded.Malformed.class,
            malformed ->
                assertThat(malformed.violation().kind()).isEqualTo(Violation.Kind.BAD_MAGIC));
  }

  @Test
  void anApplicationsTopicIsEncodedAndDecodedWithItsRow() {
    Topic chat = topic(130, "chat", 10);
    DuskWire extended = wire.with(chat);

    Message sent = extended.frames().encode(chat, Bytes.utf8("hello"), 0);
    Decoded decoded =
        extended.frames().newDecoder().decode(sent.frame().asByteBuffer(), Origin.LOCAL);

    assertThat(((Decoded.Complete) decoded).message().topic()).isEqualTo(chat);
    assertThat(extended.profile().topics().named("chat")).isEqualTo(chat);
    assertThat(wire.profile().topics().find("chat")).isEmpty();
  }

  @Test
  void anApplicationsTopicMustFit() {
    assertThatThrownBy(() -> wire.with(topic(50, "chat", 10)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> wire.with(topic(130, "tx", 10)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> wire.with(topic(130, "chat", 1_374_984)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Message encode(DuskWire by, DuskWire topics, String name) {
    return by.frames().encode(topics.profile().topics().named(name), Bytes.EMPTY, 0);
  }

  private static Topic topic(int number, String name, int maxPayloadBytes) {
    TopicPolicy policy =
        new TopicPolicy(true, true, Priority.NORMAL, maxPayloadBytes, OverflowPolicy.DROP_OLDEST);
    return new Topic(number, name, policy);
  }
}
