package dev.p2p.core.inventory;

import dev.p2p.api.InventoryKey;
import dev.p2p.api.Message;
import dev.p2p.api.MessageHandler;
import dev.p2p.api.Outcome;
import dev.p2p.api.RemotePeer;

/**
 * Notes which items have come, on their way to whoever handles them.
 *
 * <p><b>Threading:</b> safe to share; runs on the Readers.
 */
final class Arrivals implements MessageHandler {

  private final InventoryKey key;
  private final AskedItems asked;
  private final MessageHandler handler;

  Arrivals(InventoryKey key, AskedItems asked, MessageHandler handler) {
    this.key = key;
    this.asked = asked;
    this.handler = handler;
  }

  @Override
  public Outcome handle(Message message, RemotePeer peer) {
    if (!asked.isEmpty()) {
      key.of(message).ifPresent(asked::arrived);
    }
    return handler.handle(message, peer);
  }
}
