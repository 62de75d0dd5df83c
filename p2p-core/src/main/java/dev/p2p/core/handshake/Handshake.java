package dev.p2p.core.handshake;

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
import dev.p2p.api.StandardTopics;
import dev.p2p.api.WireProfile;
import dev.p2p.spi.Parsed;
import dev.p2p.spi.VersionPayload;
import dev.p2p.spi.WireProtocol;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The opening exchange. Give it what arrived, do what it says.
 *
 * <pre>
 *  dialler                      acceptor
 *    |-------- Version ----------->|
 *    |<------- VerAck, Version ----|
 *    |-------- VerAck ------------>|
 * </pre>
 *
 * <p>A Version is checked for its major number, then for its services; minor, patch and timestamp
 * are free. A VerAck is never refused for its payload, where nodes of ours put their identity.
 *
 * <p><b>Threading:</b> confined to the peer's Reader.
 */
public final class Handshake {

  private enum State {
    AWAIT_VERSION,
    AWAIT_VERACK,
    ENDED
  }

  private final WireProtocol wire;
  private final Direction direction;
  private final LocalHello local;
  private State state;
  private @Nullable VersionPayload version;
  private Optional<NodeIdentity> identity = Optional.empty();

  /** A handshake at its beginning. */
  public Handshake(WireProtocol wire, Direction direction, LocalHello local) {
    this.wire = wire;
    this.direction = direction;
    this.local = local;
    this.state = direction == Direction.OUTBOUND ? State.AWAIT_VERACK : State.AWAIT_VERSION;
  }

  /** What to send before anything arrives. */
  public List<Message> begin() {
    return direction == Direction.OUTBOUND ? List.of(versionMessage()) : List.of();
  }

  /**
   * Takes the peer's next message.
   *
   * @throws IllegalStateException if the handshake is done or has failed
   */
  public HandshakeStep receive(Message message) {
    return switch (state) {
      case AWAIT_VERSION -> ended(onVersion(message));
      case AWAIT_VERACK -> ended(onVerAck(message));
      case ENDED -> throw new IllegalStateException("the handshake has ended");
    };
  }

  private HandshakeStep onVersion(Message message) {
    if (!is(message, StandardTopics.VERSION)) {
      return unexpected(StandardTopics.VERSION, message);
    }
    return switch (wire.handshake().decodeVersion(message.payload())) {
      case Parsed.Bad<VersionPayload>(var violation) ->
          new HandshakeStep.Failed(new ProtocolViolation(violation));
      case Parsed.Good<VersionPayload>(var stated) -> onVersion(stated);
    };
  }

  private HandshakeStep onVersion(VersionPayload stated) {
    WireProfile profile = wire.profile();
    if (stated.version().major() != profile.version().major()) {
      return failed(
          HandshakeFailure.VERSION_MISMATCH,
          "our version is %s, the peer's %s".formatted(profile.version(), stated.version()));
    }
    if (!profile.serviceRules().accepts(stated.services())) {
      return failed(
          HandshakeFailure.UNKNOWN_SERVICES,
          "accepted services are %s, the peer's %s"
              .formatted(
                  profile.serviceRules().describe(), Long.toUnsignedString(stated.services())));
    }
    version = stated;
    if (direction == Direction.OUTBOUND) {
      return new HandshakeStep.Established(
          List.of(verAckMessage()), new RemoteHello(stated, identity));
    }
    state = State.AWAIT_VERACK;
    return new HandshakeStep.Proceed(List.of(verAckMessage(), versionMessage()));
  }

  private HandshakeStep onVerAck(Message message) {
    if (!is(message, StandardTopics.VERACK)) {
      return unexpected(StandardTopics.VERACK, message);
    }
    identity = wire.handshake().decodeVerAck(message.payload());
    if (identity.isPresent() && identity.get().nonce() == local.identity().nonce()) {
      return new HandshakeStep.Failed(
          new Refused(RefusalCause.SELF_CONNECTION, "the other end is this node itself"));
    }
    if (version != null) {
      return new HandshakeStep.Established(List.of(), new RemoteHello(version, identity));
    }
    state = State.AWAIT_VERSION;
    return new HandshakeStep.Proceed(List.of());
  }

  private HandshakeStep ended(HandshakeStep step) {
    if (!(step instanceof HandshakeStep.Proceed)) {
      state = State.ENDED;
    }
    return step;
  }

  private static boolean is(Message message, String topicName) {
    return message.topic().name().equals(topicName);
  }

  private static HandshakeStep unexpected(String expected, Message message) {
    return failed(
        HandshakeFailure.UNEXPECTED_MESSAGE,
        "expected %s, got %s".formatted(expected, message.topic()));
  }

  private static HandshakeStep failed(HandshakeFailure cause, String detail) {
    CloseReason reason = new HandshakeFailed(cause, detail);
    return new HandshakeStep.Failed(reason);
  }

  private Message versionMessage() {
    WireProfile profile = wire.profile();
    return message(
        StandardTopics.VERSION,
        wire.handshake()
            .encodeVersion(
                new VersionPayload(
                    profile.version(), local.timestampSeconds(), profile.services())));
  }

  private Message verAckMessage() {
    return message(StandardTopics.VERACK, wire.handshake().encodeVerAck(local.identity()));
  }

  private Message message(String topicName, Bytes payload) {
    return wire.frames().encode(wire.profile().topics().named(topicName), payload, 0);
  }
}
