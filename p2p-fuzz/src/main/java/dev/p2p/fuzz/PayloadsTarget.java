package dev.p2p.fuzz;

import dev.p2p.api.Bytes;
import dev.p2p.api.Topic;
import dev.p2p.api.Violation;
import dev.p2p.spi.Parsed;
import dev.p2p.spi.WireProtocol;
import dev.p2p.wire.payload.Addr;
import dev.p2p.wire.payload.Challenge;
import dev.p2p.wire.payload.Empty;
import dev.p2p.wire.payload.GetBlocks;
import dev.p2p.wire.payload.GetCandidate;
import dev.p2p.wire.payload.Inventory;
import dev.p2p.wire.payload.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The payloads of the P2P layer: what is read is written to the same bytes; nothing may be missing
 * or follow; the node's check finds what reading finds; memory is reserved for what came only.
 */
public final class PayloadsTarget {

  private static final WireProtocol WIRE = Wires.named("dusk-0.4.3");
  private static final int READ_PER_BYTE = 16;
  private static final List<Codec<?>> CODECS =
      List.of(
          new Codec<>("ping", Empty::decode, Empty::encode, true),
          new Codec<>("challenge", Challenge::decode, Challenge::encode, false),
          new Codec<>("response", Response::decode, Response::encode, true),
          new Codec<>("addr", Addr::decode, Addr::encode, false),
          new Codec<>("getdata", Inventory::decode, Inventory::encode, true),
          new Codec<>("getblocks", GetBlocks::decode, GetBlocks::encode, true),
          new Codec<>("getcandidate", GetCandidate::decode, GetCandidate::encode, false));

  /**
   * A payload both ways.
   *
   * @param topicName a topic whose payload it is
   * @param delimited whether its bytes say where it ends
   */
  private record Codec<T>(
      String topicName,
      Function<Bytes, Parsed<T>> decode,
      Function<T, Bytes> encode,
      boolean delimited) {}

  private PayloadsTarget() {}

  /** A byte for the topic, the rest is the payload. */
  public static void fuzzerTestOneInput(byte[] data) {
    Input input = new Input(data);
    check(input.nextOf(CODECS), Bytes.wrap(input.rest()));
  }

  private static <T> void check(Codec<T> codec, Bytes payload) {
    Topic topic = WIRE.profile().topics().named(codec.topicName());
    Optional<Violation> found =
        Allocation.check(0, payload.length(), () -> WIRE.payloads().check(topic, payload));
    Parsed<T> parsed =
        Allocation.check(READ_PER_BYTE, payload.length(), () -> codec.decode().apply(payload));
    switch (parsed) {
      case Parsed.Good<T>(T value) -> {
        Expect.equal(Optional.empty(), found, "what the node finds wrong");
        checkGood(codec, value, payload);
      }
      case Parsed.Bad<T>(Violation violation) -> {
        Expect.equal(Violation.Kind.MALFORMED_PAYLOAD, violation.kind(), "the violation");
        boolean printable = violation.detail().chars().noneMatch(Character::isISOControl);
        Expect.that(printable, "a violation must be fit for a log, was %s", violation.detail());
        Expect.equal(
            Optional.of("topic %s: %s".formatted(codec.topicName(), violation.detail())),
            found.map(Violation::detail),
            "what the node finds wrong");
      }
    }
  }

  private static <T> void checkGood(Codec<T> codec, T value, Bytes payload) {
    Bytes written = codec.encode().apply(value);
    Expect.equal(new Parsed.Good<>(value), codec.decode().apply(written), "the value, read again");
    if (value instanceof Addr) {
      return; // An address has several spellings.
    }
    Expect.equal(payload, written, "the payload, written again");
    if (codec.delimited()) {
      byte[] longer = new byte[payload.length() + 1];
      payload.copyTo(longer, 0);
      expectBad(codec, Bytes.wrap(longer));
      if (!payload.isEmpty()) {
        expectBad(codec, payload.slice(0, payload.length() - 1));
      }
    }
  }

  private static <T> void expectBad(Codec<T> codec, Bytes payload) {
    Expect.that(
        codec.decode().apply(payload) instanceof Parsed.Bad<T>,
        "a %s must end where it ends, was %s",
        codec.topicName(),
        payload);
  }
}
