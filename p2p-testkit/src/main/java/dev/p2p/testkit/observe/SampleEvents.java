package dev.p2p.testkit.observe;

import dev.p2p.api.Ban;
import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason;
import dev.p2p.api.Direction;
import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Offence;
import dev.p2p.api.Origin;
import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.PeerId;
import dev.p2p.api.PeerInfo;
import dev.p2p.api.Priority;
import dev.p2p.api.ProtocolVersion;
import dev.p2p.api.Subnet;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicPolicy;
import dev.p2p.api.Violation;
import dev.p2p.spi.ConnectionInfo;
import dev.p2p.spi.NodeEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One of everything a node tells of, with every offence and every reason for a close. */
final class SampleEvents {

  static final PeerId PEER = PeerId.ofNonce(7);
  static final Topic TOPIC =
      new Topic(
          200,
          "sample",
          new TopicPolicy(true, true, Priority.NORMAL, 1_000, OverflowPolicy.DROP_OLDEST));
  static final Message MESSAGE =
      new Message(
          TOPIC,
          new MessageId(1, 2, 3, 4),
          0,
          new Origin.Remote(PEER),
          Bytes.utf8("payload"),
          Bytes.utf8("frame payload"));

  private static final NodeAddress ADDRESS = new NodeAddress("192.0.2.1", 7_000);
  private static final ConnectionInfo CONNECTION =
      new ConnectionInfo(1, ADDRESS, Direction.INBOUND);
  private static final Duration A_WHILE = Duration.ofMillis(1_500);

  private SampleEvents() {}

  /** An own exception each time, as a node's would be. */
  static List<NodeEvent> all() {
    PeerInfo peer =
        new PeerInfo(
            PEER, ADDRESS, Direction.INBOUND, new ProtocolVersion(1, 2, 3), 1, Optional.empty());
    List<NodeEvent> events = new ArrayList<>();
    events.add(new NodeEvent.Listening(ADDRESS));
    events.add(new NodeEvent.AcceptFailed(ADDRESS, "too many open files"));
    events.add(new NodeEvent.DialFailed(ADDRESS, "connection refused"));
    events.add(new NodeEvent.Opened(CONNECTION));
    events.add(new NodeEvent.Connected(CONNECTION, peer));
    events.add(new NodeEvent.HandlerFailed(PEER, TOPIC, MESSAGE.id(), failure()));
    events.add(new NodeEvent.HandlerSlow(PEER, TOPIC, A_WHILE));
    events.add(new NodeEvent.MessageRejected(PEER, TOPIC, MESSAGE.id(), "bad signature"));
    events.add(new NodeEvent.AnswersFailed(PEER, failure()));
    events.add(new NodeEvent.KindFailed(TOPIC, MESSAGE.id(), failure()));
    for (Offence offence : Offence.values()) {
      events.add(new NodeEvent.Penalised(PEER, offence, 3, "evidence"));
    }
    Ban ban = new Ban(Subnet.parse("192.0.2.0/24"), Instant.EPOCH, Ban.By.SCORE, "evidence");
    events.add(new NodeEvent.Banned(ban));
    events.add(new NodeEvent.Banned(ban.forever()));
    for (NodeEvent.UnbanCause cause : NodeEvent.UnbanCause.values()) {
      events.add(new NodeEvent.Unbanned(ban, cause));
    }
    events.add(new NodeEvent.BansFailed("line 1: absurd"));
    for (CloseReason reason : reasons()) {
      events.add(new NodeEvent.Closed(CONNECTION, reason, A_WHILE));
    }
    return events;
  }

  private static List<CloseReason> reasons() {
    return List.of(
        new CloseReason.LocalShutdown(),
        new CloseReason.ClosedByApplication(),
        new CloseReason.RemoteClosed(),
        new CloseReason.ConnectionFailed("connection reset"),
        new CloseReason.Refused(CloseReason.RefusalCause.INBOUND_FULL, "1001 of 1000"),
        new CloseReason.HandshakeFailed(CloseReason.HandshakeFailure.TIMED_OUT, "after 10 s"),
        new CloseReason.ProtocolViolation(new Violation(Violation.Kind.BAD_CHECKSUM, "evidence")),
        new CloseReason.Slow(CloseReason.SlowCause.WRITE_STALLED, "for 30 s"),
        new CloseReason.Slow(CloseReason.SlowCause.OVER_BUDGET, "holds 3 MiB of 4 MiB"),
        new CloseReason.Silent(A_WHILE),
        new CloseReason.Misbehaved("100 points"),
        new CloseReason.Banned("192.0.2.1 for ever"),
        new CloseReason.Evicted("1 of 9"),
        new CloseReason.AddressTested(),
        new CloseReason.InternalDefect("java.lang.IllegalStateException: on purpose"));
  }

  private static Throwable failure() {
    return new IllegalStateException("on purpose");
  }
}
