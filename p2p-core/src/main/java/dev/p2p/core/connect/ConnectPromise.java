package dev.p2p.core.connect;

import dev.p2p.api.CloseReason;
import dev.p2p.api.ConnectFailedException;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.RemotePeer;
import dev.p2p.core.peer.Peer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The dial of an application, which waits for the peer. */
record ConnectPromise(NodeAddress remote, CompletableFuture<RemotePeer> peer)
    implements Dials.Watcher {

  @Override
  public void onConnected(Peer connected) {
    peer.complete(connected);
  }

  @Override
  public void onFailed(ConnectFailedException failure) {
    peer.completeExceptionally(failure);
  }

  /** Of a peer that took part nobody waits any more. */
  @Override
  public void onEnded(CloseReason reason, Duration lifetime) {
    peer.completeExceptionally(new ConnectFailedException(remote, reason));
  }
}
