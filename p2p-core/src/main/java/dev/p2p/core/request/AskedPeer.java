package dev.p2p.core.request;

import dev.p2p.api.CloseReason;
import dev.p2p.api.Message;
import dev.p2p.api.PeerId;
import dev.p2p.api.Topic;
import java.util.Optional;

/**
 * A peer, as its requests see it.
 *
 * <p><b>Threading:</b> safe to share; nothing here waits.
 */
public interface AskedPeer {

  /** Who it is. */
  PeerId id();

  /** Whether messages of that topic pass between us and it. */
  boolean routes(Topic topic);

  /** Whether it puts the number of a question on what it answers. */
  boolean numbersAnswers();

  /** Queues a question; false if it will not be sent. */
  boolean send(Message question);

  /** Why the connection has ended, or is about to; empty if neither. */
  Optional<CloseReason> goneFor();
}
