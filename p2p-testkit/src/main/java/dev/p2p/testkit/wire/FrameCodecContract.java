package dev.p2p.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.api.Bytes;
import dev.p2p.api.InvalidMessageException;
import dev.p2p.api.Message;
import dev.p2p.api.Origin;
import dev.p2p.api.PeerId;
import dev.p2p.api.Topic;
import dev.p2p.spi.Decoded;
import dev.p2p.spi.FrameCodec;
import dev.p2p.spi.WireProtocol;
import dev.p2p.testkit.transport.BackgroundCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link FrameCodec} must do with messages: each comes back from its frame as it was
 * made, and what can't be framed is refused. An adapter's test extends this; what its decoders do
 * with a stream is the {@link FrameDecoderContract}.
 */
@Timeout(60)
public abstract class FrameCodecContract {

  private static final Origin PEER = new Origin.Remote(PeerId.ofNonce(7));
  private static final int THREADS = 8;
  private static final int MESSAGES_PER_THREAD = 200;

  /** For the adapter's test. */
  protected FrameCodecContract() {}

  /** The protocol whose frames are to be tested. */
  protected abstract WireProtocol protocol();

  @Test
  void theMessagesOfEveryTopicComeBackAsTheyWere() {
    for (Topic topic : protocol().profile().topics().all()) {
      for (int length : new int[] {0, 1, 100}) {
        int fitting = Math.min(length, topic.policy().maxPayloadBytes());
        requireComesBack(topic, RandomBytes.of(topic.number(), fitting));
      }
    }
  }

  @Test
  void everyTopicNumberComesBackRegisteredOrNot() {
    for (int number = 0; number <= Topic.NUMBER_MAX; number++) {
      requireComesBack(protocol().profile().topics().get(number), Bytes.EMPTY);
    }
  }

  @Test
  void theLargestPayloadOfEveryTopicComesBack() {
    for (Topic topic : protocol().profile().topics().all()) {
      requireComesBack(topic, RandomBytes.of(topic.number(), topic.policy().maxPayloadBytes()));
    }
  }

  @Test
  void aByteMoreThanTheTopicAllowsIsRefusedAndTheTopicNamed() {
    for (Topic topic : protocol().profile().topics().all()) {
      requireRefused(topic, topic.policy().maxPayloadBytes() + 1);
    }
  }

  @Test
  void aByteMoreThanTheFrameAllowsIsRefusedWhateverTheTopic() {
    for (int number = 0; number <= Topic.NUMBER_MAX; number++) {
      requireRefused(
          protocol().profile().topics().get(number), protocol().profile().maxPayloadBytes() + 1);
    }
  }

  @Test
  void whatIsMadeHereIsOfThisNode() {
    assertThat(frames().encode(topic(), Bytes.EMPTY, 0).origin()).isEqualTo(Origin.LOCAL);
  }

  @Test
  void theIdTellsTopicsAndPayloadsApartAndNothingElse() {
    Topic other = protocol().profile().topics().get(Topic.NUMBER_MAX - topic().number());
    Bytes payload = RandomBytes.of(1, 20);
    Message message = frames().encode(topic(), payload, 0);

    assertThat(frames().encode(topic(), Bytes.copyOf(payload.toByteArray()), 0).id())
        .isEqualTo(message.id());
    assertThat(frames().encode(topic(), RandomBytes.of(2, 20), 0).id()).isNotEqualTo(message.id());
    assertThat(frames().encode(topic(), payload.slice(0, 19), 0).id()).isNotEqualTo(message.id());
    assertThat(frames().encode(other, payload, 0).id()).isNotEqualTo(message.id());
  }

  @Test
  void theReservedFieldComesBackWhereThereIsOneAndIsRefusedElsewhere() {
    for (long reserved : new long[] {1, -1, Long.MIN_VALUE}) {
      if (frames().hasReserved()) {
        Message sent = frames().encode(topic(), Bytes.EMPTY, reserved);
        assertThat(decode(sent).reserved()).isEqualTo(reserved);
        assertThat(restore(sent).reserved()).isEqualTo(reserved);
      } else {
        assertThatExceptionOfType(InvalidMessageException.class)
            .isThrownBy(() -> frames().encode(topic(), Bytes.EMPTY, reserved))
            .withMessageContaining(topic().name());
      }
    }
  }

  @Test
  void manyThreadsMayEncodeAtOnce() throws Exception {
    FrameCodec shared = frames();
    List<Bytes> expected = encode(shared);
    List<BackgroundCall<List<Bytes>>> calls = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      calls.add(BackgroundCall.start(() -> encode(shared)));
    }

    for (BackgroundCall<List<Bytes>> call : calls) {
      assertThat(call.result()).isEqualTo(expected);
    }
  }

  private void requireComesBack(Topic topic, Bytes payload) {
    Message sent = frames().encode(topic, payload, 0);

    Message read = decode(sent);

    assertThat(sent.payload()).isEqualTo(payload);
    assertThat(read.topic()).isEqualTo(topic);
    assertThat(read.payload()).as("payload of %s", topic).isEqualTo(payload);
    assertThat(read.frame()).as("frame of %s", topic).isEqualTo(sent.frame());
    assertThat(read.id()).as("id of %s", topic).isEqualTo(sent.id());
    assertThat(read.reserved()).isZero();
    assertThat(read.origin()).isEqualTo(PEER);
    requireSame(restore(sent), sent);
  }

  private Message restore(Message message) {
    return frames().restore(message.frame().toByteArray(), message.id());
  }

  private static void requireSame(Message restored, Message sent) {
    assertThat(restored).as("%s, restored", sent.topic()).isEqualTo(sent);
    assertThat(restored.payload()).isEqualTo(sent.payload());
    assertThat(restored.frame()).isEqualTo(sent.frame());
    assertThat(restored.origin()).isEqualTo(Origin.LOCAL);
  }

  private void requireRefused(Topic topic, int payloadBytes) {
    assertThatExceptionOfType(InvalidMessageException.class)
        .as("%d bytes of %s", payloadBytes, topic)
        .isThrownBy(() -> frames().encode(topic, Bytes.wrap(new byte[payloadBytes]), 0))
        .withMessageContaining(topic.name());
  }

  private Message decode(Message sent) {
    Decoded decoded = frames().newDecoder().decode(sent.frame().asByteBuffer(), PEER);
    assertThat(decoded).as("the frame of %s", sent).isInstanceOf(Decoded.Complete.class);
    return ((Decoded.Complete) decoded).message();
  }

  private List<Bytes> encode(FrameCodec codec) {
    return IntStream.range(0, MESSAGES_PER_THREAD)
        .mapToObj(i -> codec.encode(topic(), RandomBytes.of(i, i), 0).frame())
        .toList();
  }

  private FrameCodec frames() {
    return protocol().frames();
  }

  private Topic topic() {
    return Roomy.topicOf(protocol());
  }
}
