package dev.p2p.core.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.HandshakeFailed;
import dev.p2p.api.CloseReason.HandshakeFailure;
import dev.p2p.api.CloseReason.ProtocolViolation;
import dev.p2p.api.CloseReason.RefusalCause;
import dev.p2p.api.CloseReason.Refused;
import dev.p2p.api.Direction;
import dev.p2p.api.Message;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.ProtocolVersion;
import dev.p2p.api.Topic;
import dev.p2p.api.Violation;
import dev.p2p.core.TestWire;
import dev.p2p.core.handshake.HandshakeStep.Established;
import dev.p2p.core.handshake.HandshakeStep.Failed;
import dev.p2p.core.handshake.HandshakeStep.Proceed;
import dev.p2p.spi.VersionPayload;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HandshakeTest {

  private static final NodeIdentity OURS = new NodeIdentity(1, 7001, 0, "one");
  private static final NodeIdentity THEIRS = new NodeIdentity(2, 7002, 5, "two");

  private final Handshake dialler = handshake(Direction.OUTBOUND, OURS);
  private final Handshake acceptor = handshake(Direction.INBOUND, THEIRS);

  @Test
  void bothSidesComeToKnowEachOther() {
    Message version = dialler.begin().getFirst();
    assertThat(acceptor.begin()).isEmpty();

    List<Message> answer = proceed(acceptor.receive(version));
    assertThat(names(answer)).containsExactly("verack", "version");

    assertThat(proceed(dialler.receive(answer.get(0)))).isEmpty();
    Established atDialler = (Established) dialler.receive(answer.get(1));
    assertThat(names(atDialler.send())).containsExactly("verack");
    assertThat(atDialler.remote().identity()).contains(THEIRS);

    Established atAcceptor = (Established) acceptor.receive(atDialler.send().getFirst());
    assertThat(atAcceptor.send()).isEmpty();
    assertThat(atAcceptor.remote().identity()).contains(OURS);
    assertThat(atAcceptor.remote().version())
        .isEqualTo(new VersionPayload(new ProtocolVersion(0, 4, 3), 42, 1));
  }

  @Test
  void aVerAckThatSaysNothingOrNonsenseIsAsGoodAsOurs() {
    for (Bytes payload : List.of(Bytes.EMPTY, Bytes.utf8("nonsense"))) {
      Handshake fresh = handshake(Direction.OUTBOUND, OURS);
      proceed(fresh.receive(message("verack", payload)));
      Established established = (Established) fresh.receive(version(0, 4, 3, 1));
      assertThat(established.remote().identity()).isEqualTo(Optional.empty());
    }
  }

  @Test
  void minorPatchAndTimestampAreFree() {
    assertThat(acceptor.receive(version(0, 200, 65_535, 1))).isInstanceOf(Proceed.class);
  }

  @Test
  void aVoucherSeederIsAccepted() {
    assertThat(acceptor.receive(version(0, 4, 3, 3))).isInstanceOf(Proceed.class);
  }

  @Test
  void anotherMajorIsRefusedBeforeServicesAreLookedAt() {
    assertThat(failure(acceptor.receive(version(1, 4, 3, 99))))
        .isEqualTo(HandshakeFailure.VERSION_MISMATCH);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 2, 4, -1})
  void unknownServicesAreRefused(long services) {
    HandshakeStep step = acceptor.receive(version(0, 4, 3, services));
    assertThat(failure(step)).isEqualTo(HandshakeFailure.UNKNOWN_SERVICES);
    assertThat(((Failed) step).reason().toString())
        .contains("[1, 3]")
        .contains(Long.toUnsignedString(services));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 13, 19, 21})
  void aVersionOfAnotherLengthIsMalformed(int length) {
    Bytes payload = Bytes.wrap(new byte[length]);
    Message message =
        new Message(
            topic("version"),
            TestWire.tx("any").id(),
            0,
            TestWire.remote("peer"),
            payload,
            payload);
    CloseReason reason = ((Failed) acceptor.receive(message)).reason();
    assertThat(((ProtocolViolation) reason).violation().kind())
        .isEqualTo(Violation.Kind.MALFORMED_PAYLOAD);
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void aNodeKnowsItsOwnVoice(Direction direction) {
    Handshake self = handshake(direction, OURS);
    if (direction == Direction.INBOUND) {
      proceed(self.receive(version(0, 4, 3, 1)));
    }
    HandshakeStep step =
        self.receive(message("verack", TestWire.WIRE.handshake().encodeVerAck(OURS)));
    assertThat(((Refused) ((Failed) step).reason()).cause())
        .isEqualTo(RefusalCause.SELF_CONNECTION);
  }

  @ParameterizedTest
  @MethodSource("topicsOtherThanVerAck")
  void theDiallerTakesNothingButVerAckFirst(Topic topic) {
    assertThat(failure(dialler.receive(empty(topic))))
        .isEqualTo(HandshakeFailure.UNEXPECTED_MESSAGE);
  }

  @ParameterizedTest
  @MethodSource("topicsOtherThanVersion")
  void theDiallerTakesNothingButVersionThen(Topic topic) {
    proceed(dialler.receive(message("verack", Bytes.EMPTY)));
    assertThat(failure(dialler.receive(empty(topic))))
        .isEqualTo(HandshakeFailure.UNEXPECTED_MESSAGE);
  }

  @ParameterizedTest
  @MethodSource("topicsOtherThanVersion")
  void theAcceptorTakesNothingButVersionFirst(Topic topic) {
    assertThat(failure(acceptor.receive(empty(topic))))
        .isEqualTo(HandshakeFailure.UNEXPECTED_MESSAGE);
  }

  @ParameterizedTest
  @MethodSource("topicsOtherThanVerAck")
  void theAcceptorTakesNothingButVerAckThen(Topic topic) {
    proceed(acceptor.receive(version(0, 4, 3, 1)));
    assertThat(failure(acceptor.receive(empty(topic))))
        .isEqualTo(HandshakeFailure.UNEXPECTED_MESSAGE);
  }

  @Test
  void afterItsEndItTakesNothingMore() {
    assertThat(acceptor.receive(version(9, 0, 0, 1))).isInstanceOf(Failed.class);
    assertThatIllegalStateException()
        .isThrownBy(() -> acceptor.receive(version(0, 4, 3, 1)))
        .withMessageContaining("ended");
  }

  static Stream<Topic> topicsOtherThanVerAck() {
    return TestWire.WIRE.profile().topics().all().stream()
        .filter(topic -> !topic.name().equals("verack"));
  }

  static Stream<Topic> topicsOtherThanVersion() {
    return TestWire.WIRE.profile().topics().all().stream()
        .filter(topic -> !topic.name().equals("version"));
  }

  private static Handshake handshake(Direction direction, NodeIdentity identity) {
    return new Handshake(TestWire.WIRE, direction, new LocalHello(identity, 42));
  }

  private static Message version(int major, int minor, int patch, long services) {
    return message(
        "version",
        TestWire.WIRE
            .handshake()
            .encodeVersion(
                new VersionPayload(new ProtocolVersion(major, minor, patch), 0, services)));
  }

  private static Message message(String topicName, Bytes payload) {
    return TestWire.WIRE.frames().encode(topic(topicName), payload, 0);
  }

  private static Message empty(Topic topic) {
    return TestWire.WIRE.frames().encode(topic, Bytes.EMPTY, 0);
  }

  private static Topic topic(String name) {
    return TestWire.WIRE.profile().topics().named(name);
  }

  private static List<Message> proceed(HandshakeStep step) {
    return ((Proceed) step).send();
  }

  private static HandshakeFailure failure(HandshakeStep step) {
    return ((HandshakeFailed) ((Failed) step).reason()).cause();
  }

  private static List<String> names(List<Message> messages) {
    return messages.stream().map(message -> message.topic().name()).toList();
  }
}
