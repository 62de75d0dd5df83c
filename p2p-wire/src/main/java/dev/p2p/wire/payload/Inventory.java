package dev.p2p.wire.payload;

import dev.p2p.api.Bytes;
import dev.p2p.api.InventoryItem;
import dev.p2p.api.Violation;
import dev.p2p.spi.InventoryCodec;
import dev.p2p.spi.Parsed;
import dev.p2p.wire.encoding.CompactSize;
import dev.p2p.wire.encoding.PayloadReader;
import dev.p2p.wire.encoding.PayloadWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a peer has, in an Inv, or wants, in a GetData: a count, a CompactSize, then the items.
 *
 * @param items at most {@link #ITEMS_MAX}; unmodifiable
 */
public record Inventory(List<InventoryItem> items) {

  /** How many items there may be. */
  public static final int ITEMS_MAX = InventoryCodec.ITEMS_MAX;

  /** Length of the largest payload. */
  public static final int BYTES_MAX = bytes(ITEMS_MAX);

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
    int count = in.count(COUNT, ITEMS_MAX, Items.BYTES);
    List<InventoryItem> items = new ArrayList<>(count);
    while (items.size() < count && in.isGood()) {
      items.add(Items.read(in));
    }
    return in.end(WHAT, new Inventory(items));
  }

  /**
   * Takes what {@link #decode} takes.
   *
   * @return a list that shares the payload's bytes and reads an item when it is asked for
   */
  public static Parsed<List<InventoryItem>> view(Bytes payload) {
    PayloadReader in = new PayloadReader(payload);
    int count = check(in);
    int bytes = count * Items.BYTES;
    Bytes listed = payload.slice(payload.length() - bytes, bytes);
    return in.end(WHAT, Collections.unmodifiableList(new InventoryView(listed)));
  }

  /** How many items fit a payload of so many bytes, at most {@link #ITEMS_MAX}. */
  public static int itemsMax(int payloadBytes) {
    int items = Math.min(ITEMS_MAX, payloadBytes / Items.BYTES);
    while (items > 0 && bytes(items) > payloadBytes) {
      items--;
    }
    return items;
  }

  /** What {@link #decode} would find wrong, without making the items. */
  public static Optional<Violation> check(Bytes payload) {
    PayloadReader in = new PayloadReader(payload);
    check(in);
    return in.end(WHAT);
  }

  /** Count and items. */
  public Bytes encode() {
    PayloadWriter out = new PayloadWriter(bytes(items.size())).compactSize(items.size());
    items.forEach(item -> Items.write(out, item));
    return out.toBytes();
  }

  /** Count and items, for their faults only; how many there are, 0 if they are not all good. */
  private static int check(PayloadReader in) {
    int count = in.count(COUNT, ITEMS_MAX, Items.BYTES);
    for (int i = 0; i < count && in.isGood(); i++) {
      Items.check(in);
    }
    return in.isGood() ? count : 0;
  }

  private static int bytes(int items) {
    return CompactSize.bytes(items) + items * Items.BYTES;
  }
}
