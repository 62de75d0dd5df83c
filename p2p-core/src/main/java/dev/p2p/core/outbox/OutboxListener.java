package dev.p2p.core.outbox;

import dev.p2p.api.CloseReason.SlowCause;
import dev.p2p.api.Message;
import dev.p2p.spi.DropReason;

/**
 * Who is told what becomes of an outbox.
 *
 * <p><b>Threading:</b> called on any thread that uses the outbox, or makes room in the node's
 * memory; must not wait. What is dropped, and that there is room, is told under the lock: must not
 * use the outbox then.
 */
public interface OutboxListener {

  /** A message will not be sent. */
  void onDropped(Message message, DropReason reason);

  /**
   * A message that must not be lost found no room, and its drop has been told: the peer must be let
   * go. Told without a lock.
   */
  void onOverflow(Message message, SlowCause cause);

  /** At most half of the gossip ring is used, after it had been more. */
  void onRoom();
}
