package dev.p2p.core.peer;

import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.LocalShutdown;
import dev.p2p.api.Message;
import dev.p2p.spi.DropReason;

/**
 * What a peer makes of what its Writer did.
 *
 * <p><b>Threading:</b> confined to the Writer.
 */
record WriterReport(Peer peer, PeerContext context) implements PeerOutput {

  @Override
  public void onWriting(Message message) {
    peer.requests().onWriting(message);
  }

  @Override
  public void onSent(Message message) {
    context.observer().onSent(peer.id(), message);
  }

  @Override
  public void onUnsent(Message message) {
    peer.drop(message, DropReason.CONNECTION_ENDED);
  }

  @Override
  public void onOutputEnded() {
    if (peer.departure().outputEnded(context.time().nanoTime())) {
      // The reason is the one the departure began with.
      peer.end(new LocalShutdown());
    }
  }

  @Override
  public void onEnd(CloseReason reason) {
    peer.end(reason);
  }

  @Override
  public void onDone() {
    peer.actorDone();
  }
}
