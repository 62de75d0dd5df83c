package dev.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.ProtocolVersion;
import dev.p2p.api.Violation;
import dev.p2p.spi.Parsed;
import dev.p2p.spi.VersionPayload;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class DuskHandshakeCodecTest {

  private static final int VERSION_DIGITS = 40;

  private final DuskHandshakeCodec codec = new DuskHandshakeCodec();

  static Stream<JsonNode> wholeVersions() {
    return versions().filter(vector -> payloadHex(vector).length() == VERSION_DIGITS);
  }

  static Stream<JsonNode> shortVersions() {
    return versions().filter(vector -> payloadHex(vector).length() < VERSION_DIGITS);
  }

  @Test
  void aVersionIsTheseBytes() {
    VersionPayload version = new VersionPayload(new ProtocolVersion(0, 4, 3), 1_600_000_000L, 1);

    assertThat(codec.encodeVersion(version).toHex())
        .isEqualTo("00" + "04" + "0300" + "00105e5f00000000" + "0100000000000000");
  }

  @ParameterizedTest
  @MethodSource("wholeVersions")
  void readsAndWritesARecordedVersion(JsonNode vector) {
    Bytes payload = Bytes.hex(payloadHex(vector));

    Parsed<VersionPayload> parsed = codec.decodeVersion(payload);

    assertThat(parsed).isInstanceOf(Parsed.Good.class);
    VersionPayload version = ((Parsed.Good<VersionPayload>) parsed).value();
    assertThat(version.version()).hasToString(vector.get("version").stringValue());
    assertThat(version.timestampSeconds())
        .isEqualTo(Long.parseLong(vector.get("timestamp").stringValue()));
    assertThat(version.services())
        .isEqualTo(Long.parseUnsignedLong(vector.get("services").stringValue()));
    assertThat(codec.encodeVersion(version)).isEqualTo(payload);
  }

  @ParameterizedTest
  @MethodSource("shortVersions")
  void isStricterThanTheOriginalWithAVersionThatIsTooShort(JsonNode vector) {
    Parsed<VersionPayload> parsed = codec.decodeVersion(Bytes.hex(payloadHex(vector)));

    assertThat(violation(parsed).kind()).isEqualTo(Violation.Kind.MALFORMED_PAYLOAD);
    assertThat(violation(parsed).detail()).contains("of a Version must have");
  }

  @Test
  void refusesAVersionThatIsTooLong() {
    assertThat(violation(codec.decodeVersion(Bytes.wrap(new byte[21]))))
        .isEqualTo(
            new Violation(
                Violation.Kind.MALFORMED_PAYLOAD, "a Version must end after 20 bytes, had 21"));
  }

  @Test
  void aVerAckTellsWhoWeAreAndTheOriginalsTellsNothing() {
    NodeIdentity identity = new NodeIdentity(7, 7000, 5, "node 1.0");

    assertThat(codec.decodeVerAck(codec.encodeVerAck(identity))).contains(identity);
    assertThat(codec.decodeVerAck(Bytes.EMPTY)).isEmpty();
  }

  private static Violation violation(Parsed<VersionPayload> parsed) {
    return ((Parsed.Bad<VersionPayload>) parsed).violation();
  }

  private static Stream<JsonNode> versions() {
    return Vectors.elements(Vectors.read("messages-dusk-0.6.json").get("version_decode"));
  }

  private static String payloadHex(JsonNode vector) {
    return vector.get("payload_hex").stringValue();
  }
}
