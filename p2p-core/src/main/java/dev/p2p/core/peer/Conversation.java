package dev.p2p.core.peer;

import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.HandshakeFailed;
import dev.p2p.api.CloseReason.HandshakeFailure;
import dev.p2p.api.CloseReason.RemoteClosed;
import dev.p2p.api.Message;
import dev.p2p.api.Origin;
import dev.p2p.api.PeerId;
import dev.p2p.api.PeerInfo;
import dev.p2p.api.StandardTopics;
import dev.p2p.core.handshake.HandshakeStep;
import dev.p2p.core.handshake.RemoteHello;
import dev.p2p.spi.ConnectionInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a peer says, from its first message to its last: the handshake, then whatever the intake
 * makes of the rest.
 *
 * <p><b>Threading:</b> confined to the Reader.
 */
final class Conversation implements PeerInput {

  private final Peer peer;
  private final PeerContext context;

  Conversation(Peer peer, PeerContext context) {
    this.peer = peer;
    this.context = context;
  }

  @Override
  public Origin origin() {
    return peer.origin();
  }

  @Override
  public Optional<CloseReason> onMessage(Message message) {
    Optional<CloseReason> ended = peer.ended();
    if (ended.isPresent()) {
      return ended;
    }
    context.observer().onReceived(peer.id(), message);
    return peer.isEstablished()
        ? context.intake().take(message, peer)
        : onHandshake(peer.handshake().receive(message));
  }

  @Override
  public boolean isDraining() {
    return peer.departure().reason().isPresent();
  }

  @Override
  public void onEndOfStream() {
    if (!peer.isEstablished()) {
      peer.end(
          new HandshakeFailed(
              HandshakeFailure.ENDED_EARLY,
              "the peer ended the stream, as those of another network or profile do"));
    } else if (peer.departure().inputEnded()) {
      peer.end(new RemoteClosed());
    } else {
      peer.leave(new RemoteClosed());
    }
  }

  @Override
  public void onEnd(CloseReason reason) {
    peer.end(reason);
  }

  @Override
  public void onOverBudget() {
    peer.overBudget("what it sends needs more memory than there is");
  }

  @Override
  public void onDone() {
    peer.actorDone();
  }

  private Optional<CloseReason> onHandshake(HandshakeStep step) {
    return switch (step) {
      case HandshakeStep.Proceed(var send) -> {
        send.forEach(peer::control);
        yield Optional.empty();
      }
      case HandshakeStep.Established(var last, var remote) -> establish(remote, last);
      case HandshakeStep.Failed(var reason) -> Optional.of(reason);
    };
  }

  private Optional<CloseReason> establish(RemoteHello remote, List<Message> last) {
    ConnectionInfo connection = peer.connection();
    PeerId id =
        remote
            .identity()
            .map(identity -> PeerId.ofNonce(identity.nonce()))
            .orElse(PeerId.ofAddress(connection.remote()));
    List<Message> opening = new ArrayList<>(last);
    // As the Go original does: each side first asks for the other's mempool.
    if (context.wire().profile().topics().find(StandardTopics.MEMPOOL).isPresent()) {
      opening.add(context.empty(StandardTopics.MEMPOOL));
    }
    return peer.establish(
        new PeerInfo(
            id,
            connection.remote(),
            connection.direction(),
            remote.version().version(),
            remote.version().services(),
            remote.identity()),
        opening);
  }
}
