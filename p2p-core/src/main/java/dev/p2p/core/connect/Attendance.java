package dev.p2p.core.connect;

import dev.p2p.core.peer.Peer;

/**
 * Who wants to know which peers take part.
 *
 * <p><b>Threading:</b> called on any thread of a peer or of whoever ends it; must not wait.
 */
public interface Attendance {

  /** Nobody. */
  Attendance NONE =
      new Attendance() {
        @Override
        public void joined(Peer peer) {}

        @Override
        public void left(Peer peer) {}
      };

  /** It takes part. */
  void joined(Peer peer);

  /** It took part, and does not any more. */
  void left(Peer peer);
}
