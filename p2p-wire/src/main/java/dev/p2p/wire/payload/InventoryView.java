package dev.p2p.wire.payload;

import dev.p2p.api.Bytes;
import dev.p2p.api.InventoryItem;
import dev.p2p.wire.encoding.PayloadReader;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The items of a payload that has been checked, each read when it is asked for.
 *
 * <p><b>Threading:</b> immutable, safe to share.
 */
final class InventoryView extends AbstractList<InventoryItem> implements RandomAccess {

  private final Bytes items;

  /** Of items, one behind the other, without their count. */
  InventoryView(Bytes items) {
    this.items = items;
  }

  @Override
  public InventoryItem get(int index) {
    Objects.checkIndex(index, size());
    return Items.read(new PayloadReader(items.slice(index * Items.BYTES, Items.BYTES)));
  }

  @Override
  public int size() {
    return items.length() / Items.BYTES;
  }
}
