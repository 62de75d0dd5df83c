package dev.p2p.core.inventory;

import dev.p2p.api.Bytes;
import dev.p2p.api.InventoryItem;
import dev.p2p.api.Message;
import dev.p2p.api.MessageFactory;
import dev.p2p.api.Offence;
import dev.p2p.api.PeerId;
import dev.p2p.core.settings.InventorySettings;
import dev.p2p.spi.InventoryCodec;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.TimeSource;
import java.util.Iterator;

/**
 * What all handlers of inventories share.
 *
 * <p><b>Threading:</b> immutable, safe to share.
 *
 * @param messages makes answers
 * @param codec their payloads
 * @param time where time comes from
 * @param observer who is told
 * @param settings bounds
 */
public record InventoryContext(
    MessageFactory messages,
    InventoryCodec codec,
    TimeSource time,
    NodeObserver observer,
    InventorySettings settings) {

  /** A message whose reserved field claims nothing: it may answer what was asked long ago. */
  Message message(String topicName, Bytes payload) {
    return messages.create(topicName, payload, 0);
  }

  /** Messages that hold the items, as few as they fit in; one if there are none. */
  Iterator<Message> inventories(String topicName, Iterator<InventoryItem> items) {
    int payloadMax = messages.profile().topics().named(topicName).policy().maxPayloadBytes();
    return new Inventories(
        items, codec.itemsMax(payloadMax), listed -> message(topicName, codec.encodeItems(listed)));
  }

  void penalise(PeerId peer, Offence offence, long count, String detail) {
    observer.onEvent(new NodeEvent.Penalised(peer, offence, count, detail));
  }
}
