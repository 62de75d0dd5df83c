package dev.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.Origin;
import dev.p2p.api.PeerId;
import dev.p2p.api.Topic;
import dev.p2p.api.Violation;
import dev.p2p.spi.Decoded;
import dev.p2p.spi.FrameDecoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DuskFrameDecoderTest {

  private static final Origin ORIGIN = Origin.LOCAL;

  static List<DuskWire> profiles() {
    return DuskWire.profileNames().stream()
        .map(name -> DuskWire.of(name, Network.TESTNET))
        .toList();
  }

  private final DuskWire wire = DuskWire.of("dusk-0.4.3", Network.TESTNET);
  private final FrameDecoder decoder = wire.frames().newDecoder();

  @ParameterizedTest(name = "{0}")
  @MethodSource("profiles")
  void asksForMoreAtEveryByteUntilTheFrameIsWhole(DuskWire profile) {
    Message sent = message(profile, "tx", 300);
    FrameDecoder oneDecoder = profile.frames().newDecoder();
    for (int arrived = 0; arrived < sent.frame().length(); arrived++) {
      ByteBuffer input = sent.frame().slice(0, arrived).asByteBuffer();
      int claimed = arrived < Long.BYTES ? 0 : sent.frame().length();

      assertThat(oneDecoder.decode(input, ORIGIN))
          .as("%d bytes", arrived)
          .isEqualTo(new Decoded.Incomplete(claimed));
      assertThat(input.position()).isZero();
    }

    assertThat(oneDecoder.decode(sent.frame().asByteBuffer(), ORIGIN))
        .isEqualTo(new Decoded.Complete(sent));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void findsTheSameFramesHoweverTheStreamIsTorn(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Message> sent = new ArrayList<>();
    ByteBuffer stream = ByteBuffer.allocate(100_000);
    for (int i = 0; i < 100; i++) {
      Message message = message(wire, "tx", random.nextInt(500));
      sent.add(message);
      message.frame().copyTo(stream);
    }
    stream.flip();

    List<Message> read = new ArrayList<>();
    ByteBuffer input = ByteBuffer.allocate(2_000);
    while (stream.hasRemaining()) {
      assertThat(input.hasRemaining()).as("room, because frames are taken out").isTrue();
      int count =
          Math.min(1 + random.nextInt(700), Math.min(stream.remaining(), input.remaining()));
      input.put(stream.slice(stream.position(), count));
      stream.position(stream.position() + count);
      input.flip();
      while (decoder.decode(input, ORIGIN) instanceof Decoded.Complete complete) {
        read.add(complete.message());
      }
      input.compact();
    }

    assertThat(input.position()).isZero();
    assertThat(read).isEqualTo(sent);
    assertThat(read)
        .extracting(Message::frame)
        .isEqualTo(sent.stream().map(Message::frame).toList());
  }

  @Test
  void readsAnyKindOfBufferAtAnyPosition() {
    Message sent = message(wire, "tx", 200);
    int length = sent.frame().length();
    ByteBuffer heap = ByteBuffer.allocate(length + 10).position(7);
    heap.put(sent.frame().asByteBuffer()).position(7);
    ByteBuffer direct = ByteBuffer.allocateDirect(length + 10).put(heap.duplicate().rewind());
    List<ByteBuffer> inputs =
        List.of(
            heap,
            heap.duplicate().order(ByteOrder.LITTLE_ENDIAN),
            heap.asReadOnlyBuffer(),
            heap.duplicate().position(3).slice().position(4),
            direct.duplicate().position(7),
            direct.duplicate().position(3).slice().position(4));
    for (ByteBuffer input : inputs) {
      ByteOrder order = input.order();
      int start = input.position();

      Decoded decoded = decoder.decode(input, ORIGIN);

      assertThat(decoded).as("%s", input).isEqualTo(new Decoded.Complete(sent));
      assertThat(((Decoded.Complete) decoded).message().frame()).isEqualTo(sent.frame());
      assertThat(input.position()).isEqualTo(start + length);
      assertThat(input.order()).isEqualTo(order);
    }
  }

  @Test
  void copiesWhatItReads() {
    Message sent = message(wire, "tx", 200);
    ByteBuffer input = ByteBuffer.wrap(sent.frame().toByteArray());
    Message read = ((Decoded.Complete) decoder.decode(input, ORIGIN)).message();

    input.clear().put(new byte[input.capacity()]);

    assertThat(read.frame()).isEqualTo(sent.frame());
    assertThat(read.payload()).isEqualTo(sent.payload());
  }

  @Test
  void saysWhereTheMessageCameFromAndWhatWasReserved() {
    Topic ping = wire.profile().topics().named("ping");
    Bytes frame = wire.frames().encode(ping, Bytes.EMPTY, 0xfedc_ba98_7654_3210L).frame();
    Origin peer = new Origin.Remote(PeerId.ofNonce(7));

    Message read = ((Decoded.Complete) decoder.decode(frame.asByteBuffer(), peer)).message();

    assertThat(read.origin()).isEqualTo(peer);
    assertThat(read.reserved()).isEqualTo(0xfedc_ba98_7654_3210L);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    // length; magic; what follows: each violation as soon as its own field is there
    "length over the limit,        TOO_LONG,  19fb140000000000",
    "length over 63 bits,          TOO_LONG,  ffffffffffffffff",
    "wrong magic,                  BAD_MAGIC, 1100000000000000 406e7374",
    "wrong magic and short length, BAD_MAGIC, 0000000000000000 406e7374",
    "length below the checksum,    TOO_SHORT, 0f00000000000000 416e7474",
    "length zero,                  TOO_SHORT, 0000000000000000 416e7474",
  })
  void judgesAHeaderAsSoonAsItCan(String name, Violation.Kind kind, String hex) {
    Bytes stream = Bytes.hex(hex.replace(" ", ""));

    assertThat(kindOf(stream)).isEqualTo(kind);
    assertThat(decode(stream.slice(0, stream.length() - 1))).isInstanceOf(Decoded.Incomplete.class);
  }

  @Test
  void aShortLengthStillAsksForTheWholeMagic() {
    assertThat(decode(Bytes.hex("0000000000000000"))).isEqualTo(new Decoded.Incomplete(12));
  }

  @Test
  void aWrongChecksumWinsOverEverythingBehindIt() {
    Bytes noTopic = Bytes.hex("1000000000000000416e7474000000000000000000000000");
    byte[] fatPing = overfullPing();
    fatPing[20] ^= 1;

    assertThat(kindOf(noTopic)).isEqualTo(Violation.Kind.BAD_CHECKSUM);
    assertThat(kindOf(Bytes.wrap(fatPing))).isEqualTo(Violation.Kind.BAD_CHECKSUM);
  }

  @Test
  void isStricterThanTheOriginalWithBytesBehindAnEmptyPayload() {
    Decoded decoded = decode(Bytes.wrap(overfullPing()));

    assertThat(decoded)
        .isEqualTo(
            new Decoded.Malformed(
                new Violation(
                    Violation.Kind.PAYLOAD_TOO_LARGE,
                    "topic ping: the payload must have at most 0 bytes, had 1")));
  }

  @Test
  void violationsNameTheRuleAndTheValue() {
    assertThat(detail("19fb140000000000")).isEqualTo("length must be at most 1375000, was 1375001");
    assertThat(detail("ffffffffffffffff"))
        .isEqualTo("length must be at most 1375000, was 18446744073709551615");
    assertThat(detail("1100000000000000406e7374"))
        .isEqualTo("magic must be 0x74746e41 (testnet), was 0x74736e40");
    assertThat(detail("0f00000000000000416e7474")).isEqualTo("length must be at least 16, was 15");
    assertThat(detail("1100000000000000416e74740000000000000000bb30a42d02"))
        .isEqualTo("checksum must be bb30a42c, was bb30a42d");
    assertThat(detail("1000000000000000416e747400000000000000000e5751c0"))
        .isEqualTo("the frame ends with its checksum");
  }

  @Test
  void aVersionStampThatDiffersIsNamedInFull() {
    Bytes stream = Bytes.hex("1500000000000000" + "0000090008000700");

    Decoded decoded =
        DuskWire.of("dusk-0.6", Network.TESTNET)
            .frames()
            .newDecoder()
            .decode(stream.asByteBuffer(), ORIGIN);

    assertThat(decoded)
        .isEqualTo(
            new Decoded.Malformed(
                new Violation(
                    Violation.Kind.BAD_VERSION, "frame version must be 0.1.x, was 9.8.7")));
  }

  @Test
  void goesOnWithTheNextFrameWhereTheLastOneEnded() {
    Bytes first = message(wire, "tx", 10).frame();
    ByteBuffer input = ByteBuffer.allocate(first.length() + 1);
    first.copyTo(input);
    input.clear();

    assertThat(decoder.decode(input, ORIGIN)).isInstanceOf(Decoded.Complete.class);
    assertThat(decoder.decode(input, ORIGIN)).isEqualTo(Decoded.Incomplete.UNKNOWN);
    assertThat(input.remaining()).isEqualTo(1);
  }

  private static Message message(DuskWire wire, String topic, int payloadBytes) {
    Bytes payload = Bytes.wrap(VectorPayload.generate(payloadBytes, payloadBytes));
    return wire.frames().encode(wire.profile().topics().named(topic), payload, 0);
  }

  /** A ping with a byte too many, in a good frame: made as the topic 2 of nobody in particular. */
  private byte[] overfullPing() {
    Topic lenient = new Topic(2, "lenient", wire.profile().topics().named("tx").policy());
    return wire.frames().encode(lenient, Bytes.hex("00"), 0).frame().toByteArray();
  }

  private Decoded decode(Bytes stream) {
    return decoder.decode(stream.asByteBuffer(), ORIGIN);
  }

  private Violation.Kind kindOf(Bytes stream) {
    return ((Decoded.Malformed) decode(stream)).violation().kind();
  }

  private String detail(String hex) {
    return ((Decoded.Malformed) decode(Bytes.hex(hex))).violation().detail();
  }
}
