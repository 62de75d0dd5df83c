package dev.p2p.core.peer;

import dev.p2p.api.CloseReason;
import dev.p2p.api.Message;

/**
 * Whom a Writer tells.
 *
 * <p><b>Threading:</b> called on the Writer's thread.
 */
interface PeerOutput {

  /** A frame is about to be written: from now on the peer may have it. */
  void onWriting(Message message);

  /** A frame is written, to the last byte. */
  void onSent(Message message);

  /** A frame was taken to be written and will not be, or not to its last byte. */
  void onUnsent(Message message);

  /** Everything is written and our stream has ended. */
  void onOutputEnded();

  /** The Writer can't go on. */
  void onEnd(CloseReason reason);

  /** The Writer has had its last turn and holds nothing any more. */
  void onDone();
}
