package dev.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.Origin;
import dev.p2p.api.Topic;
import dev.p2p.spi.Decoded;
import dev.p2p.spi.FrameDecoder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recorded frames, one behind the other, however their stream is torn into reads. */
class FrameStreamTest {

  private static final int SHORT_BYTES = 1_024;
  private static final int RANDOM_TEARS = 50;
  private static final long SEED = 20_260_101;

  /**
   * All frames recorded of a profile in a network.
   *
   * @param name of both
   */
  record Recording(String name, DuskWire wire, List<Message> messages) {

    List<Message> shortOnes() {
      return messages.stream().filter(m -> m.frame().length() <= SHORT_BYTES).toList();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Recording> recordings() {
    return Vectors.frameVectors("frames")
        .filter(FrameVector::hasTopic)
        .collect(Collectors.groupingBy(vector -> vector.profile() + " " + vector.network()))
        .entrySet()
        .stream()
        .map(entry -> recording(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recordings")
  void whatIsThereOfAFrameAsksForAllOfItAtEveryByte(Recording recording) {
    FrameDecoder decoder = recording.wire().frames().newDecoder();
    for (Message message : recording.messages()) {
      int length = message.frame().length();
      Decoded whole = new Decoded.Incomplete(length);
      ByteBuffer input = message.frame().asByteBuffer();
      for (int arrived = Long.BYTES; arrived < length; arrived++) {
        if (!decoder.decode(input.limit(arrived), Origin.LOCAL).equals(whole)) {
          throw new AssertionError("%s, %d of %d bytes".formatted(message, arrived, length));
        }
      }
      assertThat(input.position()).isZero();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recordings")
  void manyFramesMayComeInOneRead(Recording recording) {
    ByteBuffer stream = joined(recording.messages());

    assertThat(frames(read(recording.wire(), stream, stream.limit())))
        .isEqualTo(frames(recording.messages()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recordings")
  void aTearAtAnyByteChangesNothing(Recording recording) {
    List<Message> sent = recording.shortOnes();
    ByteBuffer stream = joined(sent);
    for (int tear = 0; tear < stream.limit(); tear++) {
      assertThat(frames(read(recording.wire(), stream, tear, stream.limit())))
          .as("torn after %d bytes", tear)
          .isEqualTo(frames(sent));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recordings")
  void twoTearsAnywhereChangeNothing(Recording recording) {
    SplittableRandom random = new SplittableRandom(SEED);
    ByteBuffer stream = joined(recording.messages());
    for (int i = 0; i < RANDOM_TEARS; i++) {
      int first = random.nextInt(stream.limit());
      int second = random.nextInt(first, stream.limit());
      assertThat(frames(read(recording.wire(), stream, first, second, stream.limit())))
          .as("seed %d, torn after %d and %d bytes", SEED, first, second)
          .isEqualTo(frames(recording.messages()));
    }
  }

  private static Recording recording(String name, List<FrameVector> vectors) {
    DuskWire wire = vectors.getFirst().wire();
    return new Recording(name, wire, vectors.stream().map(v -> message(wire, v)).toList());
  }

  private static Message message(DuskWire wire, FrameVector vector) {
    Topic topic = wire.profile().topics().get(vector.json().get("topic").intValue());
    return wire.frames().encode(topic, VectorPayload.of(vector.json()), vector.reserved());
  }

  private static ByteBuffer joined(List<Message> messages) {
    ByteBuffer stream =
        ByteBuffer.allocate(messages.stream().mapToInt(m -> m.frame().length()).sum());
    messages.forEach(message -> message.frame().copyTo(stream));
    return stream.flip();
  }

  /** Reads a stream of which more arrives each time, up to these ends. */
  private static List<Message> read(DuskWire wire, ByteBuffer stream, int... ends) {
    FrameDecoder decoder = wire.frames().newDecoder();
    ByteBuffer input = stream.duplicate();
    List<Message> read = new ArrayList<>();
    for (int end : ends) {
      input.limit(end);
      while (decoder.decode(input, Origin.LOCAL) instanceof Decoded.Complete(var message)) {
        read.add(message);
      }
    }
    assertThat(input.remaining()).as("what is left").isZero();
    return read;
  }

  /** Messages are equal if their ids are; here every byte must be. */
  private static List<Bytes> frames(List<Message> messages) {
    return messages.stream().map(Message::frame).toList();
  }
}
