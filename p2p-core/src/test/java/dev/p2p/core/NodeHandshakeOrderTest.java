package dev.p2p.core;

import static dev.p2p.core.HandshakeScene.ESTABLISHED;

import dev.p2p.api.Bytes;
import dev.p2p.api.MessageId;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every topic at every step of the handshake, and right after it. */
@Timeout(60)
final class NodeHandshakeOrderTest {

  /** What peers send each other in some profile; all else stays within a node. */
  private static final Set<String> ROUTED =
      Set.of(
          StandardTopics.PING,
          StandardTopics.PONG,
          StandardTopics.MEMPOOL,
          StandardTopics.INV,
          StandardTopics.HAVE,
          StandardTopics.WANT,
          StandardTopics.LACK,
          StandardTopics.COMPARE,
          StandardTopics.LIST,
          "addr",
          "agreement",
          "aggragreement",
          "block",
          "candidate",
          "challenge",
          "getaddrs",
          "getblocks",
          "getcandidate",
          "getdata",
          "newblock",
          "reduction",
          "response",
          "score",
          "tx");

  private static final int UNREGISTERED = 99;
  private static final int UNREGISTERED_OF_APPLICATIONS = 200;

  static Stream<HandshakeRow> otherTopicsAtEveryStep() {
    return HandshakeSide.all()
        .flatMap(side -> side.steps().stream().flatMap(step -> otherTopics(side, step)));
  }

  static Stream<HandshakeRow> topicsAfterwards() {
    return HandshakeSide.all().flatMap(side -> topics(side).map(topic -> afterwards(side, topic)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("otherTopicsAtEveryStep")
  void aStepTakesOneTopicAndNoOther(HandshakeRow row) {
    row.play();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("topicsAfterwards")
  void afterwardsWhatIsRoutedIsTakenAndTheHandshakeIsNotRepeated(HandshakeRow row) {
    row.play();
  }

  private static Stream<HandshakeRow> otherTopics(HandshakeSide side, String step) {
    return topics(side)
        .filter(topic -> !topic.name().equals(step))
        .map(topic ->
            new HandshakeRow(
                side,
                "%s instead of %s".formatted(topic, step),
                side.at(step, side.frame(topic, Bytes.EMPTY)),
                "HandshakeFailed.UNEXPECTED_MESSAGE"));
  }

  private static HandshakeRow afterwards(HandshakeSide side, Topic topic) {
    List<Bytes> sent = new ArrayList<>(side.exchange());
    sent.add(side.frame(topic, smallestPayload(topic)));
    boolean stays = ROUTED.contains(topic.name()) || topic.inApplicationRange();
    return new HandshakeRow(
        side,
        topic + " afterwards",
        sent,
        stays ? ESTABLISHED : "ProtocolViolation.UNROUTABLE_TOPIC");
  }

  private static Bytes smallestPayload(Topic topic) {
    return switch (topic.name()) {
      case "addr" -> Bytes.utf8("a:1");
      case "inv", "getdata", "getblocks" -> Bytes.hex("00");
      case "response" -> Bytes.hex("0000");
      case StandardTopics.HAVE, StandardTopics.WANT, StandardTopics.LACK ->
          Bytes.hex("01" + "00".repeat(MessageId.BYTES));
      case StandardTopics.COMPARE -> Bytes.hex("00".repeat(12) + "01" + "00".repeat(26));
      case StandardTopics.LIST -> Bytes.hex("00".repeat(10));
      default -> Bytes.EMPTY;
    };
  }

  private static Stream<Topic> topics(HandshakeSide side) {
    TopicTable table = side.wire().profile().topics();
    return Stream.concat(
        table.all().stream(),
        Stream.of(UNREGISTERED, UNREGISTERED_OF_APPLICATIONS).map(table::get));
  }
}
