package dev.p2p.testkit.observe;

import dev.p2p.api.Ban;
import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason;
import dev.p2p.api.Direction;
import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.NodeIdentity;
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
public final class SampleEvents {

  /** The far end of {@link #CONNECTION}. */
  public static final NodeAddress ADDRESS = new NodeAddress("192.0.2.1", 7_000);

  /** What the events about a connection are about. */
  public static final ConnectionInfo CONNECTION = new ConnectionInfo(1, ADDRESS, Direction.INBOUND);

  /** Who is at {@link #ADDRESS}. */
  public static final PeerId PEER = PeerId.ofNonce(7);

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

  private static final Duration A_WHILE = Duration.ofMillis(1_500);

  private SampleEvents() {}

  /** The events; an own exception each time, as a node's would be. */
  public static List<NodeEvent> all() {
    List<NodeEvent> events = new ArrayList<>();
    events.add(new NodeEvent.Listening(ADDRESS));
    events.add(new NodeEvent.AcceptFailed(ADDRESS, "too many open files"));
    events.add(new NodeEvent.DialFailed(ADDRESS, "connection refused"));
    events.add(new NodeEvent.DialPlanned(ADDRESS, Instant.EPOCH, "second try"));
    events.add(new NodeEvent.Opened(CONNECTION));
    events.add(connected());
    events.add(new NodeEvent.HandlerFailed(PEER, TOPIC, MESSAGE.id(), failure()));
    events.add(new NodeEvent.HandlerSlow(PEER, TOPIC, A_WHILE));
    events.add(new NodeEvent.MessageRejected(PEER, TOPIC, MESSAGE.id(), "bad signature"));
    events.add(new NodeEvent.AnswersFailed(PEER, failure()));
    events.add(new NodeEvent.KindFailed(TOPIC, MESSAGE.id(), failure()));
    events.add(new NodeEvent.StateSetAside("addresses", "addresses.damaged", "line 1: wrong"));
    events.add(new NodeEvent.StateNotSaved("addresses", "disk full"));
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

  /** {@link #PEER} takes part, by {@link #CONNECTION}. */
  public static NodeEvent.Connected connected() {
    return connected(Optional.empty());
  }

  /** The same, and says where it listens. */
  public static NodeEvent.Connected connectedListeningOn(int port) {
    return connected(Optional.of(new NodeIdentity(7, port, 0, "sample 1.0")));
  }

  private static NodeEvent.Connected connected(Optional<NodeIdentity> identity) {
    ProtocolVersion version = new ProtocolVersion(1, 2, 3);
    return new NodeEvent.Connected(
        CONNECTION, new PeerInfo(PEER, ADDRESS, Direction.INBOUND, version, 1, identity));
  }

  /** Every reason for a close, each with every cause it can have. */
  public static List<CloseReason> reasons() {
    List<CloseReason> reasons = new ArrayList<>();
    reasons.add(new CloseReason.LocalShutdown());
    reasons.add(new CloseReason.ClosedByApplication());
    reasons.add(new CloseReason.RemoteClosed());
    reasons.add(new CloseReason.ConnectionFailed("connection reset"));
    for (CloseReason.RefusalCause cause : CloseReason.RefusalCause.values()) {
      reasons.add(new CloseReason.Refused(cause, "1001 of 1000"));
    }
    for (CloseReason.HandshakeFailure cause : CloseReason.HandshakeFailure.values()) {
      reasons.add(new CloseReason.HandshakeFailed(cause, "after 10 s"));
    }
    for (Violation.Kind kind : Violation.Kind.values()) {
      reasons.add(new CloseReason.ProtocolViolation(new Violation(kind, "evidence")));
    }
    for (CloseReason.SlowCause cause : CloseReason.SlowCause.values()) {
      reasons.add(new CloseReason.Slow(cause, "for 30 s"));
    }
    reasons.add(new CloseReason.Silent(A_WHILE));
    reasons.add(new CloseReason.Misbehaved("100 points"));
    reasons.add(new CloseReason.Banned("192.0.2.1 for ever"));
    reasons.add(new CloseReason.Evicted("1 of 9"));
    reasons.add(new CloseReason.AddressTested());
    reasons.add(new CloseReason.InternalDefect("java.lang.IllegalStateException: on purpose"));
    return reasons;
  }

  private static Throwable failure() {
    return new IllegalStateException("on purpose");
  }
}
