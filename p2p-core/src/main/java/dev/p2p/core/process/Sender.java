package dev.p2p.core.process;

import dev.p2p.api.Message;
import dev.p2p.api.Origin;
import dev.p2p.api.RemotePeer;
import dev.p2p.core.outbox.Gate;
import java.util.Iterator;

/**
 * Who a message came from, as its processing needs it.
 *
 * <p><b>Threading:</b> safe to share; nothing here waits.
 */
public interface Sender extends RemotePeer {

  /** The origin of its messages. */
  Origin origin();

  /** Queues answers for it; a single one at once, more as its connection takes them. */
  void answer(Iterator<Message> answers);

  /**
   * Hands a message to whoever asked this peer for it.
   *
   * @return true if somebody did, and nobody else need see it
   */
  boolean takeAnswer(Message message);

  /** A message that it was the first to bring has been accepted. */
  void broughtNews();

  /** Counts those of its messages whose handlers answer later. */
  Gate later();

  /**
   * Ends it because there is no memory for what it wants.
   *
   * @param evidence for people
   */
  void overBudget(String evidence);
}
