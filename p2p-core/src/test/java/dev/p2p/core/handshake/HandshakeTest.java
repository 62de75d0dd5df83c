package dev.p2p.core.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason.HandshakeFailed;
import dev.p2p.api.Direction;
import dev.p2p.api.Message;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.ProtocolVersion;
import dev.p2p.api.Topic;
import dev.p2p.core.TestWire;
import dev.p2p.core.handshake.HandshakeStep.Established;
import dev.p2p.core.handshake.HandshakeStep.Failed;
import dev.p2p.core.handshake.HandshakeStep.Proceed;
import dev.p2p.spi.VersionPayload;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The exchange by itself; what a whole node makes of it, row by row: NodeHandshake…Test. */
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
  void aRefusalNamesWhatIsAcceptedAndWhatCame() {
    assertThat(detail(acceptor.receive(version(0, 4, 3, -1))))
        .isEqualTo("accepted services are [1, 3], the peer's 18446744073709551615");
  }

  @Test
  void aRefusalNamesBothVersionsAndBothMessages() {
    assertThat(detail(acceptor.receive(version(1, 4, 3, 1))))
        .isEqualTo("our version is 0.4.3, the peer's 1.4.3");
    assertThat(detail(dialler.receive(version(0, 4, 3, 1))))
        .isEqualTo("expected verack, got version");
  }

  @Test
  void afterItsEndItTakesNothingMore() {
    assertThat(acceptor.receive(version(9, 0, 0, 1))).isInstanceOf(Failed.class);
    assertThatIllegalStateException()
        .isThrownBy(() -> acceptor.receive(version(0, 4, 3, 1)))
        .withMessageContaining("ended");
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

  private static Topic topic(String name) {
    return TestWire.WIRE.profile().topics().named(name);
  }

  private static List<Message> proceed(HandshakeStep step) {
    return ((Proceed) step).send();
  }

  private static String detail(HandshakeStep step) {
    return ((HandshakeFailed) ((Failed) step).reason()).detail();
  }

  private static List<String> names(List<Message> messages) {
    return messages.stream().map(message -> message.topic().name()).toList();
  }
}
