package dev.p2p.core.peer;

import dev.p2p.api.CloseReason.SlowCause;
import dev.p2p.api.Message;
import dev.p2p.core.outbox.OutboxListener;
import dev.p2p.spi.DropReason;

/** Passes on what becomes of a peer's outbox. */
record PeerOutboxListener(Peer peer, PeerHost host) implements OutboxListener {

  @Override
  public void onDropped(Message message, DropReason reason) {
    peer.drop(message, reason);
  }

  @Override
  public void onOverflow(Message message, SlowCause cause) {
    peer.overflow(message, cause);
  }

  @Override
  public void onRoom() {
    host.onRoom();
  }
}
