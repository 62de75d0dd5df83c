package dev.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.Bytes;
import dev.p2p.api.InvalidMessageException;
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
import java.util.stream.Collectors;
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

  @ParameterizedTest
  @CsvSource({
    "dusk-0.4.0, LENGTH 0 8 / MAGIC 8 4 / CHECKSUM 12 4 / TOPIC 16 1",
    "dusk-0.4.3, LENGTH 0 8 / MAGIC 8 4 / RESERVED 12 8 / CHECKSUM 20 4 / TOPIC 24 1",
    "dusk-0.6,   LENGTH 0 8 / VERSION 8 8 / RESERVED 16 8 / CHECKSUM 24 4 / TOPIC 28 1",
  })
  void theFieldsOfAFrameAreListedWithTheirPlaces(String name, String fields) {
    DuskWire listed = DuskWire.of(name, Network.TESTNET);

    assertThat(
            listed.fields().stream()
                .map(field -> field.kind() + " " + field.offset() + " " + field.bytes())
                .collect(Collectors.joining(" / ")))
        .isEqualTo(fields);
    assertThat(listed.frames().hasReserved()).isEqualTo(fields.contains("RESERVED"));
  }

  @ParameterizedTest
  @CsvSource({"dusk-0.4.0, 249_991", "dusk-0.4.3, 1_374_983", "dusk-0.6, 1_374_979"})
  void withoutTopicLimitsOnlyTheFrameLimitsAPayload(String name, String max) {
    DuskWire free = DuskWire.of(name, Network.TESTNET).withoutTopicLimits();
    Topic ping = free.profile().topics().named("ping");
    byte[] longest = new byte[Integer.parseInt(max.replace("_", ""))];

    Message sent = free.frames().encode(ping, Bytes.wrap(longest), 0);

    assertThat(free.frames().newDecoder().decode(sent.frame().asByteBuffer(), Origin.LOCAL))
        .isEqualTo(new Decoded.Complete(sent));
    assertThatThrownBy(
            () -> free.frames().encode(ping, Bytes.wrap(new byte[longest.length + 1]), 0))
        .isInstanceOf(InvalidMessageException.class);
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
