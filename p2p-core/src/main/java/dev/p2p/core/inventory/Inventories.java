package dev.p2p.core.inventory;

import dev.p2p.api.InventoryItem;
import dev.p2p.api.Message;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * Items in messages, as many in each as fit; none is drawn before its message is. One message says
 * that there are none.
 *
 * <p><b>Threading:</b> confined to whoever draws, first the Reader, then the Writer.
 */
final class Inventories implements Iterator<Message> {

  private final Iterator<InventoryItem> items;
  private final int itemsMax;
  private final Function<List<InventoryItem>, Message> toMessage;
  private boolean begun;

  Inventories(
      Iterator<InventoryItem> items,
      int itemsMax,
      Function<List<InventoryItem>, Message> toMessage) {
    this.items = items;
    this.itemsMax = itemsMax;
    this.toMessage = toMessage;
  }

  @Override
  public boolean hasNext() {
    return !begun || items.hasNext();
  }

  @Override
  public Message next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all items are told");
    }
    begun = true;
    List<InventoryItem> listed = new ArrayList<>();
    while (listed.size() < itemsMax && items.hasNext()) {
      listed.add(items.next());
    }
    return toMessage.apply(listed);
  }
}
