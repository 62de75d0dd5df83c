package dev.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.api.Bytes;
import dev.p2p.api.InvalidMessageException;
import dev.p2p.api.Message;
import dev.p2p.api.Origin;
import dev.p2p.api.Topic;
import dev.p2p.api.Violation;
import dev.p2p.spi.Decoded;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames of every size at which something changes, in every kind of buffer. */
class FrameSizesTest {

  private static final int HASH_BLOCK_BYTES = 128;

  /** A profile and what the protocol says of it. */
  record Limits(String profile, int headerBytes, int maxPayloadBytes, int maxLength) {

    DuskWire wire() {
      return DuskWire.of(profile, Network.TESTNET);
    }

    /** Payloads that are empty, fill header, hash block or frame, and their neighbours. */
    IntStream payloadBytes() {
      return IntStream.of(
              1,
              headerBytes,
              HASH_BLOCK_BYTES - headerBytes,
              HASH_BLOCK_BYTES - 1,
              2 * HASH_BLOCK_BYTES - 1,
              1 << 10,
              1 << 16,
              maxPayloadBytes - 1)
          .flatMap(border -> IntStream.rangeClosed(border - 1, border + 1))
          .distinct();
    }
  }

  /** A size in a profile. */
  record Size(Limits limits, int payloadBytes) {

    Message message() {
      Bytes payload = Bytes.wrap(VectorPayload.generate(payloadBytes, payloadBytes));
      return limits.wire().frames().encode(topic(limits), payload, 0);
    }

    @Override
    public String toString() {
      return limits.profile() + ", " + payloadBytes + " bytes";
    }
  }

  static Stream<Limits> profiles() {
    return Stream.of(
        new Limits("dusk-0.4.0", 17, 249_991, 250_000),
        new Limits("dusk-0.4.3", 25, 1_374_983, 1_375_000),
        new Limits("dusk-0.6", 29, 1_374_979, 1_375_000));
  }

  static Stream<Size> sizes() {
    return profiles()
        .flatMap(limits -> limits.payloadBytes().mapToObj(bytes -> new Size(limits, bytes)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sizes")
  void isReadAsItWasWrittenFromEveryKindOfBuffer(Size size) {
    Message sent = size.message();
    assertThat(sent.frame().length()).isEqualTo(size.limits().headerBytes() + size.payloadBytes());
    for (BufferKind kind : BufferKind.values()) {
      ByteBuffer input = kind.holding(sent.frame());

      Decoded decoded = decode(size.limits(), input);

      assertThat(decoded).as("%s", kind).isEqualTo(new Decoded.Complete(sent));
      assertThat(((Decoded.Complete) decoded).message().frame()).isEqualTo(sent.frame());
      assertThat(input.remaining()).isZero();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("profiles")
  void theLargestFrameIsAsLongAsTheLengthFieldMaySay(Limits limits) {
    Bytes frame = new Size(limits, limits.maxPayloadBytes()).message().frame();

    assertThat(limits.wire().profile().maxPayloadBytes()).isEqualTo(limits.maxPayloadBytes());
    assertThat(frame.slice(0, Long.BYTES)).isEqualTo(lengthField(limits.maxLength()));
    assertThat(frame.length()).isEqualTo(Long.BYTES + limits.maxLength());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("profiles")
  void oneByteMoreIsNotWritten(Limits limits) {
    assertThatExceptionOfType(InvalidMessageException.class)
        .isThrownBy(() -> new Size(limits, limits.maxPayloadBytes() + 1).message())
        .withMessage(
            "topic tx: the payload must have at most %d bytes, had %d",
            limits.maxPayloadBytes(), limits.maxPayloadBytes() + 1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("profiles")
  void oneByteMoreIsNotReadNorWaitedFor(Limits limits) {
    for (BufferKind kind : BufferKind.values()) {
      ByteBuffer input = kind.holding(lengthField(limits.maxLength() + 1L));

      assertThat(decode(limits, input))
          .as("%s", kind)
          .isEqualTo(
              new Decoded.Malformed(
                  new Violation(
                      Violation.Kind.TOO_LONG,
                      "length must be at most %d, was %d"
                          .formatted(limits.maxLength(), limits.maxLength() + 1))));
    }
  }

  private static Decoded decode(Limits limits, ByteBuffer input) {
    return limits.wire().frames().newDecoder().decode(input, Origin.LOCAL);
  }

  private static Topic topic(Limits limits) {
    return limits.wire().profile().topics().named("tx");
  }

  private static Bytes lengthField(long length) {
    byte[] field = new byte[Long.BYTES];
    ByteBuffer.wrap(field).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    return Bytes.wrap(field);
  }
}
