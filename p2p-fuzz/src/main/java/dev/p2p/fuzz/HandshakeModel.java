package dev.p2p.fuzz;

import dev.p2p.api.CloseReason.HandshakeFailed;
import dev.p2p.api.CloseReason.HandshakeFailure;
import dev.p2p.api.CloseReason.ProtocolViolation;
import dev.p2p.api.CloseReason.RefusalCause;
import dev.p2p.api.CloseReason.Refused;
import dev.p2p.api.Direction;
import dev.p2p.api.Message;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.Violation;
import dev.p2p.core.handshake.HandshakeStep;
import dev.p2p.core.handshake.LocalHello;
import dev.p2p.core.handshake.RemoteHello;
import dev.p2p.spi.Parsed;
import dev.p2p.spi.VersionPayload;
import dev.p2p.spi.WireProtocol;
import java.util.List;
import java.util.Optional;

/**
 * The handshake as its protocol is told: which messages are due, in which order, and what ends it.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class HandshakeModel {

  private final WireProtocol wire;
  private final Direction direction;
  private final LocalHello local;

  /** What came so far, of what is due. Confined to the thread. */
  private int received;

  /** What the peer said of itself. Confined to the thread. */
  private Optional<NodeIdentity> identity = Optional.empty();

  private Optional<VersionPayload> version = Optional.empty();

  HandshakeModel(WireProtocol wire, Direction direction, LocalHello local) {
    this.wire = wire;
    this.direction = direction;
    this.local = local;
  }

  /** What is sent first. */
  List<String> opening() {
    return outbound() ? List.of(StandardTopics.VERSION) : List.of();
  }

  /** The topic that must come next. */
  String due() {
    boolean versionIsDue = outbound() == (received == 1);
    return versionIsDue ? StandardTopics.VERSION : StandardTopics.VERACK;
  }

  /** Holds {@code step} to what {@code message} calls for. */
  void check(Message message, HandshakeStep step) {
    if (!message.topic().name().equals(due())) {
      expectFailure(step, HandshakeFailure.UNEXPECTED_MESSAGE);
    } else if (due().equals(StandardTopics.VERSION)) {
      checkVersion(message, step);
    } else {
      checkVerAck(message, step);
    }
  }

  /** Holds what is sent to these topics, and our own words to what we are. */
  void checkSent(List<Message> sent, List<String> topics) {
    Expect.equal(topics, sent.stream().map(message -> message.topic().name()).toList(), "sent");
    for (Message message : sent) {
      if (message.topic().name().equals(StandardTopics.VERACK)) {
        Expect.equal(
            Optional.of(local.identity()),
            wire.handshake().decodeVerAck(message.payload()),
            "our identity");
      } else {
        Expect.equal(
            new Parsed.Good<>(ourVersion()),
            wire.handshake().decodeVersion(message.payload()),
            "our Version");
      }
    }
  }

  private void checkVersion(Message message, HandshakeStep step) {
    switch (wire.handshake().decodeVersion(message.payload())) {
      case Parsed.Bad<VersionPayload>(Violation violation) ->
          Expect.equal(
              new HandshakeStep.Failed(new ProtocolViolation(violation)), step, "the step");
      case Parsed.Good<VersionPayload>(VersionPayload stated) -> {
        if (stated.version().major() != wire.profile().version().major()) {
          expectFailure(step, HandshakeFailure.VERSION_MISMATCH);
        } else if (!wire.profile().serviceRules().accepts(stated.services())) {
          expectFailure(step, HandshakeFailure.UNKNOWN_SERVICES);
        } else {
          version = Optional.of(stated);
          checkProgress(step);
        }
      }
    }
  }

  private void checkVerAck(Message message, HandshakeStep step) {
    identity = wire.handshake().decodeVerAck(message.payload());
    long ourNonce = local.identity().nonce();
    if (identity.isPresent() && identity.get().nonce() == ourNonce) {
      Expect.that(
          step instanceof HandshakeStep.Failed(Refused(RefusalCause cause, var ignored))
              && cause == RefusalCause.SELF_CONNECTION,
          "our own voice must be refused, was %s",
          step);
    } else {
      checkProgress(step);
    }
  }

  private void checkProgress(HandshakeStep step) {
    boolean last = received == 1;
    boolean answersVersion = due().equals(StandardTopics.VERSION);
    received++;
    switch (step) {
      case HandshakeStep.Proceed(var send) -> {
        Expect.that(!last, "two messages end a handshake");
        checkSent(
            send,
            answersVersion ? List.of(StandardTopics.VERACK, StandardTopics.VERSION) : List.of());
      }
      case HandshakeStep.Established(var send, RemoteHello remote) -> {
        Expect.that(last, "two messages are needed, %d came", received);
        checkSent(send, answersVersion ? List.of(StandardTopics.VERACK) : List.of());
        Expect.equal(new RemoteHello(version.orElseThrow(), identity), remote, "the other node");
      }
      case HandshakeStep.Failed failed -> throw new AssertionError("must not end: " + failed);
    }
  }

  private static void expectFailure(HandshakeStep step, HandshakeFailure cause) {
    Expect.that(
        step instanceof HandshakeStep.Failed(HandshakeFailed(HandshakeFailure actual, var ignored))
            && actual == cause,
        "the handshake must fail with %s, was %s",
        cause,
        step);
  }

  private VersionPayload ourVersion() {
    return new VersionPayload(
        wire.profile().version(), local.timestampSeconds(), wire.profile().services());
  }

  private boolean outbound() {
    return direction == Direction.OUTBOUND;
  }
}
