package dev.p2p.core.connect;

import dev.p2p.api.CloseReason;
import dev.p2p.api.ConnectFailedException;
import dev.p2p.api.NodeAddress;
import dev.p2p.core.peer.Peer;
import java.time.Duration;

/** Makes connections. */
@FunctionalInterface
public interface Dials {

  /** Connects to a node; does not wait. */
  void dial(NodeAddress remote, Watcher watcher);

  /**
   * Is told what becomes of a dial: last of all either {@link #onFailed} or {@link #onEnded}, once.
   *
   * <p><b>Threading:</b> called on any thread of the dial, of the peer or of whoever ends it; must
   * not wait.
   */
  interface Watcher {

    /**
     * Whether the dial is to find out whether there is a node, no more: its peer does not take
     * part, and is left once its handshake is done.
     */
    default boolean tests() {
      return false;
    }

    /** The handshake is done; unless the dial only tests, the peer takes part. */
    void onConnected(Peer peer);

    /** There was no connection. */
    void onFailed(ConnectFailedException failure);

    /**
     * The connection ended, in its handshake or afterwards.
     *
     * @param lifetime since it stood
     */
    void onEnded(CloseReason reason, Duration lifetime);
  }
}
