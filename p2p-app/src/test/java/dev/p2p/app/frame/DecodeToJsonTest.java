package dev.p2p.app.frame;

import static dev.p2p.app.frame.Answered.PING;
import static dev.p2p.app.frame.Answered.TESTNET;
import static dev.p2p.app.frame.Answered.decoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Topic;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DecodeToJsonTest {

  private static final String PING_FRAME =
      "{\"topic\":2,\"topicName\":\"ping\",\"routable\":true,\"payloadHex\":\"\",\"payloadLength\":0,"
          + "\"reserved\":\"0\","
          + "\"id\":\"bb30a42c1e62f0afda5f0a4e8a562f7a13a24cea00ee81917b86b89e801314aa\"}";

  @Test
  void aStreamThatEndsWithAFrameIsOk() {
    assertThat(decoded("{\"name\":\"x\",\"hex\":\"" + PING + PING + "\"}").text())
        .isEqualTo(
            "{\"name\":\"x\",\"frames\":[%s,%s],\"consumed\":50,\"outcome\":\"ok\"}\n"
                .formatted(PING_FRAME, PING_FRAME));
  }

  @Test
  void anEmptyStreamIsOkWithoutFrames() {
    assertThat(decoded("{\"hex\":\"\"}").line())
        .isEqualTo("{\"name\":null,\"frames\":[],\"consumed\":0,\"outcome\":\"ok\"}");
  }

  @Test
  void digitsMayBeOfUpperCase() {
    assertThat(decoded("{\"hex\":\"" + PING.toUpperCase(Locale.ROOT) + "\"}").line())
        .contains("\"outcome\":\"ok\"");
  }

  @Test
  void aFrameThatIsCutIsIncompleteAtEveryLength() {
    for (int bytes = 1; bytes < PING.length() / 2; bytes++) {
      assertThat(decoded("{\"hex\":\"" + PING + PING.substring(0, 2 * bytes) + "\"}").line())
          .as("%d bytes", bytes)
          .isEqualTo(
              "{\"name\":null,\"frames\":[%s],\"consumed\":25,\"outcome\":\"incomplete\"}"
                  .formatted(PING_FRAME));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2100150000000000, TOO_LONG",
    "1100000000000000416e7475, BAD_MAGIC",
    "0f00000000000000416e7474, TOO_SHORT",
    "1100000000000000416e74740000000000000000bb30a42d02, BAD_CHECKSUM",
    "1000000000000000416e747400000000000000000e5751c0, NO_TOPIC",
  })
  void aViolationIsTypedAndTheGoodFramesBeforeItAreListed(String hex, String kind) {
    assertThat(decoded("{\"hex\":\"" + PING + hex + "\"}").line())
        .startsWith(
            "{\"name\":null,\"frames\":[%s],\"consumed\":25,".formatted(PING_FRAME)
                + "\"outcome\":\"violation\",\"violation\":{\"kind\":\"%s\",\"detail\":\""
                    .formatted(kind))
        .doesNotContain("\"detail\":\"\"")
        .endsWith("\"}}");
  }

  @Test
  void aNumberThatNobodyRegisteredDecodesAndHasNoName() {
    assertThat(decoded("{\"hex\":\"" + frame(TESTNET, 200, "00ff") + "\"}").line())
        .contains("{\"topic\":200,\"topicName\":null,\"routable\":false,\"payloadHex\":\"00ff\"");
  }

  @Test
  void routableSaysWhetherAFullNodeMayBeSentIt() {
    String challenge = frame(TESTNET, 4, "");
    String version = frame(TESTNET, 0, "");

    assertThat(decoded("{\"hex\":\"" + challenge + version + "\"}").line())
        .contains("\"topicName\":\"challenge\",\"routable\":true")
        .contains("\"topicName\":\"version\",\"routable\":false");
  }

  @Test
  void noLimitOfATopicAppliesAndALongPayloadIsShownByItsDigest() {
    String ping = frame(TESTNET, 2, "00".repeat(4_097));

    assertThat(decoded("{\"hex\":\"" + ping + "\"}").line())
        // As sha256sum says of 4,097 zeros.
        .contains(
            "\"payloadSha256\":\"b587fa297299ce9c602e58292b51379402bf7b1074f6b18679c2fb871c917ca8\",\"payloadLength\":4097,")
        .doesNotContain("payloadHex");
    assertThat(decoded("{\"hex\":\"" + frame(TESTNET, 2, "00".repeat(4_096)) + "\"}").line())
        .contains("\"payloadHex\":\"" + "00".repeat(4_096) + "\",\"payloadLength\":4096,");
  }

  @Test
  void theReservedFieldIsUnsigned() {
    DuskWire wire = TESTNET;
    Topic tx = wire.profile().topics().named("tx");
    String hex = wire.frames().encode(tx, Bytes.EMPTY, -1).frame().toHex();

    assertThat(decoded("{\"hex\":\"" + hex + "\"}").line())
        .contains("\"reserved\":\"18446744073709551615\"");
  }

  @Test
  void aProfileWithoutReservedFieldSaysNull() {
    DuskWire old = DuskWire.of("dusk-0.4.0", Network.MAINNET);

    assertThat(
            Answered.of(FrameLines.decoding(old), "{\"hex\":\"" + frame(old, 2, "") + "\"}").line())
        .contains("\"reserved\":null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "12345678901234567890123456789",
        "1.0",
        "1e400",
        "\"\\u00e9\\n\"",
        "\"äöü\"",
        "{\"a\":[1, {\"b\":null}]}",
        "[ ]",
        "-7",
        "\"\""
      })
  void anyNameIsPassedOnAsItIs(String name) {
    assertThat(decoded("{ \"name\" : " + name + " , \"hex\" : \"\" }").line())
        .startsWith("{\"name\":" + name + ",\"frames\":[]");
    assertThat(decoded("{\"hex\":\"\",\"name\":" + name + "}").line())
        .startsWith("{\"name\":" + name + ",\"frames\":[]");
    assertThat(decoded("{\"hex\":7,\"name\":" + name + "}").line())
        .startsWith("{\"name\":" + name + ",\"error\":\"line 1: hex must be");
  }

  private static String frame(DuskWire wire, int topic, String payloadHex) {
    DuskWire free = wire.withoutTopicLimits();
    Topic kind = free.profile().topics().get(topic);
    return free.frames().encode(kind, Bytes.hex(payloadHex), 0).frame().toHex();
  }
}
