package dev.p2p.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ValuesTest {

  @Test
  void aVersionKeepsToItsRanges() {
    assertThat(new ProtocolVersion(0, 255, 65_535)).hasToString("0.255.65535");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProtocolVersion(256, 0, 0))
        .withMessage("major must be 0 to 255, was 256");
    assertThatIllegalArgumentException().isThrownBy(() -> new ProtocolVersion(0, -1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ProtocolVersion(0, 0, 65_536));
  }

  @Test
  void anIdentityKeepsToItsRanges() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NodeIdentity(1, 65_536, 0, "x"))
        .withMessage("listenPort must be 0 to 65535, was 65536");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NodeIdentity(1, 1, 0, "é".repeat(33)))
        .withMessage("software must have at most 64 bytes, had 66");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NodeIdentity(1, 1, 0, "two\nlines"))
        .withMessage("software must not have control characters");
  }

  @Test
  void aPeerCanBeDialledWhereWeDialledItOrWhereItSaidSo() {
    Optional<NodeIdentity> listening = Optional.of(new NodeIdentity(1, 7000, 0, "x"));
    Optional<NodeIdentity> silent = Optional.of(new NodeIdentity(1, 0, 0, "x"));
    NodeAddress address = NodeAddress.parse("192.0.2.1:55555");
    assertThat(peer(address, Direction.OUTBOUND, Optional.empty()).listenAddress())
        .contains(address);
    assertThat(peer(address, Direction.INBOUND, listening).listenAddress())
        .contains(NodeAddress.parse("192.0.2.1:7000"));
    assertThat(peer(address, Direction.INBOUND, silent).listenAddress()).isEmpty();
    assertThat(peer(address, Direction.INBOUND, Optional.empty()).listenAddress()).isEmpty();
  }

  @Test
  void queueLimitsKeepToTheirRanges() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QueueLimits(0, 1, OverflowPolicy.DROP_OLDEST))
        .withMessage("elementsMax must be at least 1, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QueueLimits(1, 0, OverflowPolicy.DROP_OLDEST))
        .withMessage("bytesMax must be at least 1, was 0");
  }

  @Test
  void aProfileRefusesATopicThatDoesNotFitItsFrames() {
    Topic large =
        new Topic(
            10,
            "large",
            new TopicPolicy(true, false, Priority.LOW, 101, OverflowPolicy.DROP_OLDEST));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new WireProfile(
                "p",
                TopicTable.of(List.of(large)),
                new ProtocolVersion(0, 1, 0),
                1,
                ServiceRules.notLookedAt(),
                100))
        .withMessage("topic large: its largest payload of 101 bytes exceeds the 100 of profile p");
  }

  @Test
  void eventTopicsAreTheSameByNameAndType() {
    EventTopic<String> one = EventTopic.of("a", String.class, String::length);
    assertThat(one).isEqualTo(EventTopic.of("a", String.class, text -> 0));
    assertThat(one).isNotEqualTo(EventTopic.of("b", String.class, String::length));
    assertThat(one).isNotEqualTo(EventTopic.of("a", Integer.class, number -> 0));
    assertThat(one.sizeOf("four")).isEqualTo(4);
  }

  private static PeerInfo peer(
      NodeAddress address, Direction direction, Optional<NodeIdentity> identity) {
    return new PeerInfo(
        PeerId.ofAddress(address), address, direction, new ProtocolVersion(0, 4, 3), 1, identity);
  }
}
