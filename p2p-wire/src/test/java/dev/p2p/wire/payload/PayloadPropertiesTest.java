package dev.p2p.wire.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Topic;
import dev.p2p.api.Violation;
import dev.p2p.spi.Parsed;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every payload of ours, shown on payloads drawn by lot. */
class PayloadPropertiesTest {

  private static final DuskWire WIRE = DuskWire.of("dusk-0.4.3", Network.TESTNET);

  static Stream<Arguments> topicsAndSeeds() {
    return Payloads.TOPICS.stream()
        .flatMap(topic -> LongStream.rangeClosed(1, 4).mapToObj(seed -> Arguments.of(topic, seed)));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("topicsAndSeeds")
  void whatIsWrittenIsRead(String topic, long seed) {
    RandomPayloads payloads = new RandomPayloads(seed);
    for (int i = 0; i < 500; i++) {
      Object payload = payloads.next(topic);

      assertThat(Payloads.decode(topic, Payloads.encode(payload)))
          .as("payload %d of seed %d", i, seed)
          .isEqualTo(new Parsed.Good<>(payload));
    }
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("topicsAndSeeds")
  void everyTruncationIsReadWholeOrRefused(String topic, long seed) {
    Bytes whole = Payloads.encode(new RandomPayloads(seed).next(topic));
    for (int length = 0; length <= whole.length(); length++) {
      assertReadWholeOrRefused(topic, whole.slice(0, length));
    }
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("topicsAndSeeds")
  void everyOtherByteAnywhereIsReadWholeOrRefused(String topic, long seed) {
    byte[] bytes = Payloads.encode(new RandomPayloads(seed).next(topic)).toByteArray();
    for (int i = 0; i < bytes.length; i++) {
      for (int change = 1; change < 256; change++) {
        byte[] mutated = bytes.clone();
        mutated[i] ^= (byte) change;
        assertReadWholeOrRefused(topic, Bytes.wrap(mutated));
      }
    }
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("topicsAndSeeds")
  void oneByteMoreIsReadWholeOrRefused(String topic, long seed) {
    Bytes whole = Payloads.encode(new RandomPayloads(seed).next(topic));
    for (int last = 0; last < 256; last++) {
      byte[] longer = new byte[whole.length() + 1];
      whole.copyTo(longer, 0);
      longer[whole.length()] = (byte) last;
      assertReadWholeOrRefused(topic, Bytes.wrap(longer));
    }
  }

  /** Whole: nothing is lost, so it is written as it was; an address has one spelling of many. */
  private static void assertReadWholeOrRefused(String topicName, Bytes payload) {
    Parsed<?> parsed = Payloads.decode(topicName, payload);
    Topic topic = WIRE.profile().topics().named(topicName);
    Optional<Violation> found = WIRE.payloads().check(topic, payload);
    switch (parsed) {
      case Parsed.Good<?>(var value) -> {
        assertThat(found).as("%s %s", topicName, payload.toHex()).isEmpty();
        Bytes written = Payloads.encode(value);
        assertThat(value instanceof Addr ? Payloads.decode(topicName, written) : written)
            .isEqualTo(value instanceof Addr ? parsed : payload);
      }
      case Parsed.Bad<?>(var violation) -> {
        assertThat(violation.kind()).isEqualTo(Violation.Kind.MALFORMED_PAYLOAD);
        assertThat(found.map(Violation::detail))
            .as("%s %s", topicName, payload.toHex())
            .contains("topic %s: %s".formatted(topicName, violation.detail()));
      }
    }
  }
}
