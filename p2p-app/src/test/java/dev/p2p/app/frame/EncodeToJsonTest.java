package dev.p2p.app.frame;

import static dev.p2p.app.frame.Answered.PING;
import static dev.p2p.app.frame.Answered.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EncodeToJsonTest {

  @Test
  void aTopicIsGivenByNumberOrName() {
    assertThat(encoded("{\"topic\":2}", "{\"topic\":\"ping\"}").lines())
        .containsOnly("{\"hex\":\"" + PING + "\"}");
  }

  @Test
  void aNameIsPassedOn() {
    assertThat(encoded("{\"topic\":2,\"name\":[1]}").line())
        .isEqualTo("{\"name\":[1],\"hex\":\"" + PING + "\"}");
  }

  @Test
  void theReservedFieldIsGivenAsNumberOrText() {
    String stamped = PING.replace("74740000000000000000", "7474ffffffffffffffff");

    assertThat(
            encoded(
                    "{\"topic\":2,\"reserved\":18446744073709551615}",
                    "{\"topic\":2,\"reserved\":\"18446744073709551615\"}")
                .lines())
        .containsOnly("{\"hex\":\"" + stamped + "\"}");
  }

  @Test
  void aProfileWithoutReservedFieldTakesZeroOnly() {
    FrameLines old = FrameLines.encoding(DuskWire.of("dusk-0.4.0", Network.TESTNET));

    assertThat(Answered.of(old, "{\"topic\":2,\"reserved\":0}").line()).contains("\"hex\"");
    assertThat(Answered.of(old, "{\"topic\":2,\"reserved\":1}").line())
        .isEqualTo(
            "{\"error\":\"line 1: topic ping: reserved must be 0 in a frame that has no such field,"
                + " was 1\"}");
  }

  @Test
  void everyNumberOfATopicWillDo() {
    for (int topic = 0; topic <= 255; topic++) {
      assertThat(encoded("{\"topic\":" + topic + "}").line())
          .as("topic %d", topic)
          .endsWith("%02x\"}".formatted(topic));
    }
  }

  @ParameterizedTest
  @CsvSource({"dusk-0.4.0, 249991", "dusk-0.4.3, 1374983", "dusk-0.6, 1374979"})
  void onlyTheFrameLimitsAPayload(String profile, int max) {
    FrameLines lines = FrameLines.encoding(DuskWire.of(profile, Network.TESTNET));
    String line = "{\"topic\":\"ping\",\"payloadHex\":\"%s\"}";

    assertThat(Answered.of(lines, line.formatted("ab".repeat(max))).line())
        .endsWith("02" + "ab".repeat(max) + "\"}");
    assertThat(Answered.of(lines, line.formatted("ab".repeat(max + 1))).line())
        .contains("the payload must have at most %d bytes, had %d".formatted(max, max + 1));
  }

  @Test
  void whatIsEncodedDecodes() {
    String hex = encoded("{\"topic\":77,\"payloadHex\":\"00FF\",\"reserved\":5}").line();

    assertThat(Answered.decoded(hex).line())
        .contains("\"topic\":77", "\"payloadHex\":\"00ff\"", "\"reserved\":\"5\"", "\"ok\"");
  }
}
