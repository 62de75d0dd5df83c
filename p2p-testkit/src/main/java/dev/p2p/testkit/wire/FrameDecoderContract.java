package dev.p2p.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.Origin;
import dev.p2p.api.PeerId;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicPolicy;
import dev.p2p.api.Violation;
import dev.p2p.spi.Decoded;
import dev.p2p.spi.FrameDecoder;
import dev.p2p.spi.WireProtocol;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link FrameDecoder} must do with what a connection brings: frames torn, joined and
 * damaged. An adapter's test extends this.
 */
@Timeout(60)
public abstract class FrameDecoderContract {

  private static final Origin PEER = new Origin.Remote(PeerId.ofNonce(7));
  private static final int PAYLOAD_BYTES = 32;
  private static final int GARBAGE_STREAMS = 2_000;
  private static final int GARBAGE_BYTES_MAX = 200;

  /** For the adapter's test. */
  protected FrameDecoderContract() {}

  /** The protocol whose frames are to be tested. */
  protected abstract WireProtocol protocol();

  /**
   * For each rule of the frame a stream that breaks it, and ends where that can be told first.
   * {@link Violation.Kind#BAD_CHECKSUM} must be there; a rule the protocol does not have is left
   * out.
   */
  protected abstract Map<Violation.Kind, Bytes> violations();

  @Test
  void aFrameTornAnywhereIsIncompleteUntilItsLastByteHasCome() {
    Message sent = message(1);
    Bytes frame = sent.frame();
    FrameDecoder decoder = newDecoder();
    boolean lengthKnown = false;
    for (int arrived = 0; arrived < frame.length(); arrived++) {
      ByteBuffer input = frame.slice(0, arrived).asByteBuffer();

      Decoded decoded = decoder.decode(input, PEER);

      assertThat(decoded)
          .as("after %d of %d bytes", arrived, frame.length())
          .isInstanceOf(Decoded.Incomplete.class);
      int promised = ((Decoded.Incomplete) decoded).frameBytes();
      assertThat(promised)
          .as("length promised after %d of %d bytes", arrived, frame.length())
          .isIn(lengthKnown ? frame.length() : 0, frame.length());
      lengthKnown = promised != 0;
      assertThat(input.position()).isZero();
    }
    requireComplete(decoder.decode(frame.asByteBuffer(), PEER), sent);
  }

  @Test
  void framesThatComeTogetherAreFoundOneByOne() {
    Message first = message(1);
    Message second = message(2);
    Bytes third = message(3).frame();
    ByteBuffer input = ByteBuffer.allocate(3 * third.length());
    first.frame().copyTo(input);
    second.frame().copyTo(input);
    third.slice(0, third.length() - 1).copyTo(input);
    input.flip();
    FrameDecoder decoder = newDecoder();

    requireComplete(decoder.decode(input, PEER), first);
    assertThat(input.position()).isEqualTo(first.frame().length());
    requireComplete(decoder.decode(input, PEER), second);
    assertThat(decoder.decode(input, PEER)).isInstanceOf(Decoded.Incomplete.class);
    assertThat(input.remaining()).isEqualTo(third.length() - 1);
  }

  @Test
  void onlyWhatLiesBetweenPositionAndLimitIsLookedAt() {
    Message sent = message(1);
    int length = sent.frame().length();
    ByteBuffer around = ByteBuffer.allocate(length + 20).position(7);
    sent.frame().copyTo(around);

    ByteBuffer whole = around.duplicate().position(7).limit(7 + length);
    requireComplete(newDecoder().decode(whole, PEER), sent);
    assertThat(whole.position()).isEqualTo(whole.limit());

    ByteBuffer cut = around.duplicate().position(7).limit(7 + length - 1);
    assertThat(newDecoder().decode(cut, PEER)).isInstanceOf(Decoded.Incomplete.class);
    assertThat(cut.position()).isEqualTo(7);
  }

  @Test
  void buffersOfAnyKindAndByteOrderAreReadAlikeAndKeepTheirOrder() {
    Message sent = message(1);
    byte[] frame = sent.frame().toByteArray();
    ByteBuffer direct = ByteBuffer.allocateDirect(frame.length).put(frame).flip();
    ByteBuffer offset = ByteBuffer.wrap(new byte[frame.length + 5]).slice(5, frame.length);
    offset.put(frame).flip();
    ByteBuffer readOnly = ByteBuffer.wrap(frame).asReadOnlyBuffer();
    for (ByteBuffer input : new ByteBuffer[] {direct, offset, readOnly}) {
      for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
        input.order(order).rewind();
        requireComplete(newDecoder().decode(input, PEER), sent);
        assertThat(input.order()).isEqualTo(order);
      }
    }
  }

  @Test
  void theCallerMayOverwriteWhatWasRead() {
    Message sent = message(1);
    ByteBuffer input = ByteBuffer.wrap(sent.frame().toByteArray());
    Decoded decoded = newDecoder().decode(input, PEER);

    input.clear().put(new byte[input.capacity()]);

    requireComplete(decoded, sent);
  }

  @Test
  void everyMessageHasTheOriginItsCallWasGiven() {
    FrameDecoder decoder = newDecoder();
    for (long nonce = 1; nonce <= 3; nonce++) {
      Origin origin = new Origin.Remote(PeerId.ofNonce(nonce));
      Decoded decoded = decoder.decode(message(nonce).frame().asByteBuffer(), origin);
      assertThat(((Decoded.Complete) decoded).message().origin()).isEqualTo(origin);
    }
  }

  @Test
  void decodersKnowNothingOfEachOther() {
    Message sent = message(1);
    FrameDecoder decoder = newDecoder();
    FrameDecoder other = newDecoder();

    var unused =
        decoder.decode(sent.frame().slice(0, sent.frame().length() / 2).asByteBuffer(), PEER);
    requireComplete(other.decode(message(2).frame().asByteBuffer(), PEER), message(2));
    unused = other.decode(violations().values().iterator().next().asByteBuffer(), PEER);

    requireComplete(decoder.decode(sent.frame().asByteBuffer(), PEER), sent);
  }

  @Test
  void eachViolationIsToldAsWhatItIsAgainAndAgainAndConsumesNothing() {
    assertThat(violations()).containsKey(Violation.Kind.BAD_CHECKSUM);
    violations()
        .forEach((kind, stream) -> {
          FrameDecoder decoder = newDecoder();
          ByteBuffer input = stream.asByteBuffer();
          for (int i = 0; i < 2; i++) {
            requireViolation(decoder.decode(input, PEER), kind);
            assertThat(input.position()).as("position after %s", kind).isZero();
          }
        });
  }

  @Test
  void aViolationIsToldAsSoonAsItCanBeAndWhateverFollows() {
    violations()
        .forEach((kind, stream) -> {
          for (int arrived = 0; arrived < stream.length(); arrived++) {
            ByteBuffer input = stream.slice(0, arrived).asByteBuffer();
            assertThat(newDecoder().decode(input, PEER))
                .as("%d bytes of %s", arrived, kind)
                .isInstanceOf(Decoded.Incomplete.class);
          }
          ByteBuffer more = ByteBuffer.allocate(stream.length() + PAYLOAD_BYTES);
          stream.copyTo(more);
          requireViolation(newDecoder().decode(more.rewind(), PEER), kind);
        });
  }

  @Test
  void aPayloadLargerThanItsTopicAllowsIsAViolation() {
    int most = protocol().profile().maxPayloadBytes();
    Optional<Topic> narrow =
        protocol().profile().topics().all().stream()
            .filter(topic -> topic.policy().maxPayloadBytes() < most)
            .findFirst();
    if (narrow.isPresent()) {
      Topic topic = narrow.get();
      Bytes tooLarge = Bytes.wrap(new byte[topic.policy().maxPayloadBytes() + 1]);
      Bytes frame = protocol().frames().encode(unlimited(topic), tooLarge, 0).frame();

      requireViolation(
          newDecoder().decode(frame.asByteBuffer(), PEER), Violation.Kind.PAYLOAD_TOO_LARGE);
    }
  }

  @Test
  void aBitThatFlipsIsNoticedUnlessItSaysNothing() {
    Message sent = message(1);
    Bytes frame = sent.frame();
    int payloadFrom = frame.toHex().indexOf(sent.payload().toHex()) / 2;
    for (int bit = 0; bit < frame.length() * Byte.SIZE; bit++) {
      byte[] damaged = frame.toByteArray();
      damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      ByteBuffer input = ByteBuffer.wrap(damaged);

      Decoded decoded = newDecoder().decode(input, PEER);

      if (bit / Byte.SIZE >= payloadFrom && bit / Byte.SIZE < payloadFrom + PAYLOAD_BYTES) {
        requireViolation(decoded, Violation.Kind.BAD_CHECKSUM);
      }
      if (decoded instanceof Decoded.Complete(var message)) {
        assertThat(message.topic()).as("topic with bit %d flipped", bit).isEqualTo(sent.topic());
        assertThat(message.payload())
            .as("payload with bit %d flipped", bit)
            .isEqualTo(sent.payload());
      } else {
        assertThat(input.position()).as("position with bit %d flipped", bit).isZero();
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 20260101})
  void whateverComesIsAnsweredAndOnlyFramesAreConsumed(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FrameDecoder decoder = newDecoder();
    for (int i = 0; i < GARBAGE_STREAMS; i++) {
      Bytes garbage = random.nextBoolean() ? noise(random) : damaged(random);
      ByteBuffer input = garbage.asByteBuffer();

      Decoded decoded = decoder.decode(input, PEER);

      int consumed =
          decoded instanceof Decoded.Complete(var message) ? message.frame().length() : 0;
      assertThat(input.position())
          .as("consumed of %s, stream %d of seed %d: %s", garbage, i, seed, decoded)
          .isEqualTo(consumed);
    }
  }

  private static Bytes noise(SplittableRandom random) {
    return RandomBytes.of(random, random.nextInt(GARBAGE_BYTES_MAX));
  }

  private Bytes damaged(SplittableRandom random) {
    byte[] frame = message(random.nextLong()).frame().toByteArray();
    frame[random.nextInt(frame.length)] = (byte) random.nextInt();
    return Bytes.wrap(frame).slice(0, random.nextInt(frame.length + 1));
  }

  private Message message(long seed) {
    return protocol()
        .frames()
        .encode(Roomy.topicOf(protocol()), RandomBytes.of(seed, PAYLOAD_BYTES), 0);
  }

  private FrameDecoder newDecoder() {
    return protocol().frames().newDecoder();
  }

  /** The same topic as a sender sees it who does not keep the rules. */
  private static Topic unlimited(Topic topic) {
    TopicPolicy policy = topic.policy();
    return new Topic(
        topic.number(),
        topic.name(),
        new TopicPolicy(
            policy.routable(),
            policy.relayed(),
            policy.priority(),
            Integer.MAX_VALUE,
            policy.overflow()));
  }

  private static void requireComplete(Decoded decoded, Message sent) {
    assertThat(decoded).as("%s", sent).isInstanceOf(Decoded.Complete.class);
    Message read = ((Decoded.Complete) decoded).message();
    assertThat(read.topic()).isEqualTo(sent.topic());
    assertThat(read.payload()).isEqualTo(sent.payload());
    assertThat(read.frame()).isEqualTo(sent.frame());
  }

  private static void requireViolation(Decoded decoded, Violation.Kind kind) {
    assertThat(decoded).as("%s", kind).isInstanceOf(Decoded.Malformed.class);
    assertThat(((Decoded.Malformed) decoded).violation().kind()).isEqualTo(kind);
  }
}
