package dev.p2p.core;

import static dev.p2p.core.HandshakeScene.ESTABLISHED;

import dev.p2p.api.Bytes;
import dev.p2p.api.ProtocolVersion;
import dev.p2p.api.StandardTopics;
import dev.p2p.spi.VersionPayload;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a peer states in its Version, in every profile, the node dialling and being dialled. */
@Timeout(60)
final class NodeHandshakeVersionTest {

  private static final int VERSION_BYTES = 20;
  private static final int LENGTH_MAX = 40;

  private static final Pattern DOT = Pattern.compile("\\.");

  static Stream<HandshakeRow> versionsOfEveryOtherLength() {
    return HandshakeSide.all()
        .flatMap(side ->
            IntStream.rangeClosed(0, LENGTH_MAX)
                .filter(length -> length != VERSION_BYTES)
                .mapToObj(length -> ofLength(side, length)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          version   | timestamp            | services             | 0.4.0 | 0.4.3    | 0.6
          0.4.3     | 1600000000           | 1                    | ok    | ok       | ok
          0.0.0     | 1600000000           | 1                    | ok    | ok       | ok
          0.255.3   | 1600000000           | 1                    | ok    | ok       | ok
          0.4.65535 | 1600000000           | 1                    | ok    | ok       | ok
          0.4.3     | 0                    | 1                    | ok    | ok       | ok
          0.4.3     | -9223372036854775808 | 1                    | ok    | ok       | ok
          0.4.3     | 9223372036854775807  | 1                    | ok    | ok       | ok
          1.4.3     | 1600000000           | 1                    | major | major    | major
          255.4.3   | 1600000000           | 1                    | major | major    | major
          1.4.3     | 1600000000           | 2                    | major | major    | major
          0.4.3     | 1600000000           | 0                    | ok    | services | services
          0.4.3     | 1600000000           | 2                    | ok    | services | services
          0.4.3     | 1600000000           | 3                    | ok    | ok       | services
          0.4.3     | 1600000000           | 4                    | ok    | services | services
          0.4.3     | 1600000000           | 4294967297           | ok    | services | services
          0.4.3     | 1600000000           | 72057594037927937    | ok    | services | services
          0.4.3     | 1600000000           | 18446744073709551615 | ok    | services | services
          """)
  void onlyMajorAndServicesAreLookedAt(
      String version, long timestamp, String services, String in040, String in043, String in06) {
    VersionPayload stated =
        new VersionPayload(version(version), timestamp, Long.parseUnsignedLong(services));
    play("dusk-0.4.0", stated, in040);
    play("dusk-0.4.3", stated, in043);
    play("dusk-0.6", stated, in06);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("versionsOfEveryOtherLength")
  void aVersionOfAnotherLengthEndsThePeer(HandshakeRow row) {
    row.play();
  }

  private static void play(String profile, VersionPayload stated, String outcome) {
    HandshakeSide.both(profile)
        .map(side -> stating(side, stated, outcome))
        .forEach(HandshakeRow::play);
  }

  private static HandshakeRow stating(HandshakeSide side, VersionPayload stated, String outcome) {
    Bytes version = side.version(stated);
    List<Bytes> refused = side.at(StandardTopics.VERSION, version);
    List<Bytes> whole = side.exchange(version, side.verAck(Bytes.EMPTY));
    return switch (outcome) {
      case "ok" -> new HandshakeRow(side, stated.toString(), whole, ESTABLISHED);
      case "major" ->
          new HandshakeRow(side, stated.toString(), refused, "HandshakeFailed.VERSION_MISMATCH");
      case "services" ->
          new HandshakeRow(side, stated.toString(), refused, "HandshakeFailed.UNKNOWN_SERVICES");
      default -> throw new IllegalArgumentException(outcome);
    };
  }

  private static ProtocolVersion version(String text) {
    List<Integer> numbers = DOT.splitAsStream(text).map(Integer::valueOf).toList();
    return new ProtocolVersion(numbers.get(0), numbers.get(1), numbers.get(2));
  }

  /** A good Version cut short, or with zeros behind it. */
  private static HandshakeRow ofLength(HandshakeSide side, int length) {
    byte[] payload = Arrays.copyOf(side.versionPayload().toByteArray(), length);
    return new HandshakeRow(
        side,
        "Version of %d bytes".formatted(length),
        side.at(StandardTopics.VERSION, side.frame(StandardTopics.VERSION, Bytes.wrap(payload))),
        length < VERSION_BYTES
            ? "ProtocolViolation.MALFORMED_PAYLOAD"
            : "ProtocolViolation.PAYLOAD_TOO_LARGE");
  }
}
