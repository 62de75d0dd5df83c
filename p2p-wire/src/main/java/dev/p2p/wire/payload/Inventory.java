package dev.p2p.wire.payload;

import dev.p2p.api.Bytes;
import dev.p2p.api.Violation;
import dev.p2p.spi.Parsed;
import dev.p2p.wire.encoding.CompactSize;
import dev.p2p.wire.encoding.PayloadReader;
import dev.p2p.wire.encoding.PayloadWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a peer has, in an Inv, or wants, in a GetData: a count, a CompactSize, then the items.
 *
 * @param items at most {@link #ITEMS_MAX}; unmodifiable
 */
public record Inventory(List<InventoryItem> items) {

  /** How many items there may be. */
  public static final int ITEMS_MAX = 10_000;

  /** Length of the largest payload. */
  public static final int BYTES_MAX =
      CompactSize.bytes(ITEMS_MAX) + ITEMS_MAX * InventoryItem.BYTES;

  private static final String WHAT = "an inventory";
  private static final String COUNT = "count of inventory items";

  /**
   * Copies the items.
   *
   * @throws IllegalArgumentException if there are too many
   */
  public Inventory {
    items = List.copyOf(items);
    if (items.size() > ITEMS_MAX) {
      throw new IllegalArgumentException(
          "%s must be at most %d, was %d".formatted(COUNT, ITEMS_MAX, items.size()));
    }
  }

  /** Takes the count, as many items, and nothing behind them. */
  public static Parsed<Inventory> decode(Bytes payload) {
    PayloadReader in = new PayloadReader(payload);
    int count = in.count(COUNT, ITEMS_MAX, InventoryItem.BYTES);
    List<InventoryItem> items = new ArrayList<>(count);
    while (items.size() < count && in.isGood()) {
      items.add(InventoryItem.read(in));
    }
    return in.end(WHAT, new Inventory(items));
  }

  /** What {@link #decode} would find wrong, without making the items. */
  public static Optional<Violation> check(Bytes payload) {
    PayloadReader in = new PayloadReader(payload);
    int count = in.count(COUNT, ITEMS_MAX, InventoryItem.BYTES);
    for (int i = 0; i < count && in.isGood(); i++) {
      InventoryItem.check(in);
    }
    return in.end(WHAT);
  }

  /** Count and items. */
  public Bytes encode() {
    int bytes = CompactSize.bytes(items.size()) + items.size() * InventoryItem.BYTES;
    PayloadWriter out = new PayloadWriter(bytes).compactSize(items.size());
    items.forEach(item -> item.write(out));
    return out.toBytes();
  }
}
