package dev.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.Bytes;
import dev.p2p.api.InvalidMessageException;
import dev.p2p.api.Message;
import dev.p2p.api.Origin;
import dev.p2p.api.Topic;
import dev.p2p.api.Violation;
import dev.p2p.spi.Decoded;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every frame and every broken stream that was recorded, in all profiles and networks. */
class FrameVectorsTest {

  /** What we call what the original says; a stream that ends too early is one we'd read on. */
  private static final Map<String, Violation.Kind> KINDS =
      Map.of(
          "message size exceeds", Violation.Kind.TOO_LONG,
          "magic mismatch", Violation.Kind.BAD_MAGIC,
          "invalid message version", Violation.Kind.BAD_VERSION,
          "invalid packet length", Violation.Kind.TOO_SHORT,
          "invalid buffer size", Violation.Kind.TOO_SHORT,
          "invalid checksum", Violation.Kind.BAD_CHECKSUM);

  private static final Set<String> UNTIMELY_ENDS =
      Set.of("EOF", "unexpected EOF", "reserved field mismatch");

  static Stream<FrameVector> frames() {
    return Vectors.frameVectors("frames").filter(FrameVector::hasTopic);
  }

  static Stream<FrameVector> framesWithoutTopic() {
    return Stream.of("frames", "malformed")
        .flatMap(Vectors::frameVectors)
        .filter(vector -> vector.name().matches("no-topic|empty-message-right-checksum"));
  }

  static Stream<FrameVector> foreignMagicsTakenForDevnet() {
    return malformed()
        .filter(vector -> vector.network().equals("devnet"))
        .filter(vector -> vector.json().has("note") && isAccepted(vector));
  }

  static Stream<FrameVector> acceptedStreams() {
    return malformed()
        .filter(FrameVectorsTest::isAccepted)
        .filter(vector -> !vector.name().equals("empty-message-right-checksum"))
        .filter(vector -> foreignMagicsTakenForDevnet().noneMatch(vector::equals));
  }

  static Stream<FrameVector> refusedStreams() {
    return malformed().filter(vector -> violation(vector).isPresent());
  }

  static Stream<FrameVector> cutStreams() {
    return malformed()
        .filter(vector -> vector.json().has("error"))
        .filter(vector -> UNTIMELY_ENDS.contains(error(vector)));
  }

  static Stream<FrameVector> refusedMessages() {
    return Vectors.frameVectors("write_errors");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("frames")
  void encodesToTheRecordedFrame(FrameVector vector) {
    DuskWire wire = vector.wire();
    Topic topic = wire.profile().topics().get(vector.json().get("topic").intValue());

    Message message =
        wire.frames().encode(topic, VectorPayload.of(vector.json()), vector.reserved());

    Bytes frame = message.frame();
    assertThat(Sha256.of(frame)).isEqualTo(vector.json().get("frame_sha256").stringValue());
    assertThat(message.id().toHex()).startsWith(vector.json().get("checksum_hex").stringValue());
    assertThat(message.payload()).isEqualTo(VectorPayload.of(vector.json()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("frames")
  void decodesTheRecordedFrame(FrameVector vector) {
    DuskWire wire = vector.wire();
    Topic topic = wire.profile().topics().get(vector.json().get("topic").intValue());
    Message sent = wire.frames().encode(topic, VectorPayload.of(vector.json()), vector.reserved());

    Decoded decoded = decode(wire, sent.frame().asByteBuffer());

    assertThat(decoded).isEqualTo(new Decoded.Complete(sent));
    Message read = ((Decoded.Complete) decoded).message();
    assertThat(read.topic()).isEqualTo(topic);
    assertThat(read.reserved()).isEqualTo(vector.reserved());
    assertThat(read.payload()).isEqualTo(sent.payload());
    assertThat(read.frame()).isEqualTo(sent.frame());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("acceptedStreams")
  void acceptsWhatTheOriginalAccepts(FrameVector vector) {
    Decoded decoded = decode(vector.wire(), vector.hex("stream_hex").asByteBuffer());

    assertThat(decoded).isInstanceOf(Decoded.Complete.class);
    Message message = ((Decoded.Complete) decoded).message();
    String content = "%02x".formatted(message.topic().number()) + message.payload().toHex();
    assertThat(content).isEqualTo(vector.json().get("message").get("hex").stringValue());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusedStreams")
  void refusesWhatTheOriginalRefusesForTheSameReason(FrameVector vector) {
    assertRefused(vector, violation(vector).orElseThrow());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cutStreams")
  void waitsForMoreWhereTheOriginalRunsIntoTheEnd(FrameVector vector) {
    ByteBuffer stream = vector.hex("stream_hex").asByteBuffer();

    assertThat(decode(vector.wire(), stream)).isInstanceOf(Decoded.Incomplete.class);
    assertThat(stream.position()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("framesWithoutTopic")
  void isStricterThanTheOriginalWithAFrameWithoutTopic(FrameVector vector) {
    assertRefused(vector, Violation.Kind.NO_TOPIC);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("foreignMagicsTakenForDevnet")
  void isStricterThanTheOriginalWithAnUnknownMagicOnDevnet(FrameVector vector) {
    assertRefused(vector, Violation.Kind.BAD_MAGIC);
  }

  @Test
  void noRecordedStreamIsLeftOut() {
    Stream<FrameVector> tried =
        Stream.of(
                acceptedStreams(),
                refusedStreams(),
                cutStreams(),
                foreignMagicsTakenForDevnet(),
                framesWithoutTopic().filter(vector -> vector.json().has("stream_hex")))
            .flatMap(Function.identity());

    assertThat(tried).containsExactlyInAnyOrderElementsOf(malformed().toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusedMessages")
  void doesNotEncodeWhatTheOriginalDoesNotWrite(FrameVector vector) {
    DuskWire wire = vector.wire();
    Topic topic = wire.profile().topics().get(vector.json().get("topic").intValue());
    Bytes payload = VectorPayload.of(vector.json());

    assertThatThrownBy(() -> wire.frames().encode(topic, payload, 0))
        .isInstanceOf(InvalidMessageException.class)
        .hasMessage(
            "topic %s: the payload must have at most %d bytes, had %d",
            topic.name(), wire.profile().maxPayloadBytes(), payload.length());
  }

  private static Stream<FrameVector> malformed() {
    return Vectors.frameVectors("malformed");
  }

  private static boolean isAccepted(FrameVector vector) {
    return vector.json().get("stage").stringValue().equals("ok");
  }

  private static String error(FrameVector vector) {
    return vector.json().get("error").stringValue();
  }

  private static Optional<Violation.Kind> violation(FrameVector vector) {
    if (!vector.json().has("error")) {
      return Optional.empty();
    }
    return KINDS.entrySet().stream()
        .filter(kind -> error(vector).startsWith(kind.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static void assertRefused(FrameVector vector, Violation.Kind kind) {
    String field = vector.json().has("stream_hex") ? "stream_hex" : "frame_hex";
    ByteBuffer stream = vector.hex(field).asByteBuffer();

    Decoded decoded = decode(vector.wire(), stream);

    assertThat(decoded).isInstanceOf(Decoded.Malformed.class);
    assertThat(((Decoded.Malformed) decoded).violation().kind()).isEqualTo(kind);
    assertThat(stream.position()).isZero();
  }

  private static Decoded decode(DuskWire wire, ByteBuffer stream) {
    return wire.frames().newDecoder().decode(stream, Origin.LOCAL);
  }
}
