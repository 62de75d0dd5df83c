package dev.p2p.core.peer;

import dev.p2p.api.CloseReason;
import dev.p2p.api.PeerInfo;
import java.util.Optional;

/**
 * Whom a peer tells about its life.
 *
 * <p><b>Threading:</b> called on any thread of the peer or of whoever ends it.
 */
public interface PeerHost {

  /** Whether this node repairs with a peer; asked before {@link #onEstablished}. */
  boolean repairsWith(PeerInfo peer);

  /**
   * The handshake is done, but for what this node says last.
   *
   * @param sayLast says it: to be called if the peer takes part, before anybody else can send it
   *     something. A peer that does not take part never learns that it might have
   * @return why the peer may not take part after all; empty if it does
   */
  Optional<CloseReason> onEstablished(Peer peer, Runnable sayLast);

  /** The peer takes no gossip any more; {@link #onEnded} follows. Called once or twice. */
  void onLeaving(Peer peer);

  /** The connection is closed. Called once. */
  void onEnded(Peer peer, CloseReason reason);

  /** There may be room in the peer's outbox. */
  void onRoom();
}
