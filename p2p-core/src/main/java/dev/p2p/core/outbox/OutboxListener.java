package dev.p2p.core.outbox;

import dev.p2p.api.Message;
import dev.p2p.spi.DropReason;

/**
 * Who is told what becomes of an outbox.
 *
 * <p><b>Threading:</b> called on any thread that uses the outbox, under its lock: must not wait,
 * and must not use the outbox.
 */
public interface OutboxListener {

  /** A message will not be sent. */
  void onDropped(Message message, DropReason reason);

  /** At most half of the gossip ring is used, after it had been more. */
  void onRoom();
}
