package dev.p2p.fuzz;

import dev.p2p.api.Bytes;
import dev.p2p.api.Topic;
import dev.p2p.api.Violation;
import dev.p2p.spi.Parsed;
import dev.p2p.spi.WireProtocol;
import java.util.Optional;
import java.util.function.Function;

/**
 * A payload both ways.
 *
 * @param topicName a topic whose payload it is
 * @param delimited whether its bytes say where it ends
 * @param spellings whether there are several ways to write it
 */
record PayloadCodec<T>(
    String topicName,
    Function<Bytes, Parsed<T>> decode,
    Function<T, Bytes> encode,
    boolean delimited,
    boolean spellings) {

  private static final WireProtocol WIRE = Wires.named("dusk-0.4.3");
  private static final int READ_PER_BYTE = 16;

  /** A payload that says where it ends, and can be written in one way. */
  static <T> PayloadCodec<T> delimited(
      String topicName, Function<Bytes, Parsed<T>> decode, Function<T, Bytes> encode) {
    return new PayloadCodec<>(topicName, decode, encode, true, false);
  }

  /** A payload that goes on to its last byte, and can be written in one way. */
  static <T> PayloadCodec<T> open(
      String topicName, Function<Bytes, Parsed<T>> decode, Function<T, Bytes> encode) {
    return new PayloadCodec<>(topicName, decode, encode, false, false);
  }

  /** A payload that goes on to its last byte, and can be written in several ways. */
  static <T> PayloadCodec<T> spelled(
      String topicName, Function<Bytes, Parsed<T>> decode, Function<T, Bytes> encode) {
    return new PayloadCodec<>(topicName, decode, encode, false, true);
  }

  /**
   * What is read is written to the same bytes; nothing may be missing or follow; the node's check
   * finds what reading finds; memory is reserved for what came only.
   */
  void check(Bytes payload) {
    Topic topic = WIRE.profile().topics().named(topicName);
    Optional<Violation> found =
        Allocation.check(0, payload.length(), () -> WIRE.payloads().check(topic, payload));
    Parsed<T> parsed =
        Allocation.check(READ_PER_BYTE, payload.length(), () -> decode.apply(payload));
    switch (parsed) {
      case Parsed.Good<T>(T value) -> {
        Expect.equal(Optional.empty(), found, "what the node finds wrong");
        checkGood(value, payload);
      }
      case Parsed.Bad<T>(Violation violation) -> {
        Expect.equal(Violation.Kind.MALFORMED_PAYLOAD, violation.kind(), "the violation");
        boolean printable = violation.detail().chars().noneMatch(Character::isISOControl);
        Expect.that(printable, "a violation must be fit for a log, was %s", violation.detail());
        Expect.equal(
            Optional.of("topic %s: %s".formatted(topicName, violation.detail())),
            found.map(Violation::detail),
            "what the node finds wrong");
      }
    }
  }

  private void checkGood(T value, Bytes payload) {
    Bytes written = encode.apply(value);
    Expect.equal(new Parsed.Good<>(value), decode.apply(written), "the value, read again");
    if (spellings) {
      return;
    }
    Expect.equal(payload, written, "the payload, written again");
    if (delimited) {
      byte[] longer = new byte[payload.length() + 1];
      payload.copyTo(longer, 0);
      expectBad(Bytes.wrap(longer));
      if (!payload.isEmpty()) {
        expectBad(payload.slice(0, payload.length() - 1));
      }
    }
  }

  private void expectBad(Bytes payload) {
    Expect.that(
        decode.apply(payload) instanceof Parsed.Bad<T>,
        "a %s must end where it ends, was %s",
        topicName,
        payload);
  }
}
