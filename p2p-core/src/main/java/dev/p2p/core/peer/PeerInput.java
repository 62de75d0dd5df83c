package dev.p2p.core.peer;

import dev.p2p.api.CloseReason;
import dev.p2p.api.Message;
import dev.p2p.api.Origin;
import java.util.Optional;

/**
 * Where a Reader puts what it finds.
 *
 * <p><b>Threading:</b> called on the Reader's thread.
 */
interface PeerInput {

  /** The origin of what arrives. */
  Origin origin();

  /** Takes a message; why the connection must end, or empty. */
  Optional<CloseReason> onMessage(Message message);

  /** Whether what arrives is only read so that the connection can be closed without loss. */
  boolean isDraining();

  /** The stream has ended between two frames. */
  void onEndOfStream();

  /** The Reader can't go on. */
  void onEnd(CloseReason reason);

  /** The Reader needs more memory than there is. */
  void onOverBudget();

  /** The Reader has had its last turn and holds nothing any more. */
  void onDone();
}
