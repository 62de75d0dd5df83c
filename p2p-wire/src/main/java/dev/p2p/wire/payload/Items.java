package dev.p2p.wire.payload;

import dev.p2p.api.ChainHash;
import dev.p2p.api.InventoryItem;
import dev.p2p.api.InventoryItem.Kind;
import dev.p2p.wire.encoding.PayloadReader;
import dev.p2p.wire.encoding.PayloadWriter;

/** One entry of an {@link Inventory}: a byte for the kind, then the hash. */
final class Items {

  /** Length of an item. */
  static final int BYTES = Byte.BYTES + ChainHash.BYTES;

  private static final String KIND = "type of an inventory item";
  private static final String HASH = "hash of an inventory item";

  private static final int TRANSACTION = 0;
  private static final int BLOCK = 1;

  private Items() {}

  static InventoryItem read(PayloadReader in) {
    return new InventoryItem(readKind(in), Hashes.read(in, HASH));
  }

  /** Reads an item for its faults only. */
  static void check(PayloadReader in) {
    readKind(in);
    in.skip(HASH, ChainHash.BYTES);
  }

  static void write(PayloadWriter out, InventoryItem item) {
    out.u8(
        switch (item.kind()) {
          case TRANSACTION -> TRANSACTION;
          case BLOCK -> BLOCK;
        });
    Hashes.write(out, item.hash());
  }

  /** The next kind; any, if it is none. */
  private static Kind readKind(PayloadReader in) {
    int number = in.u8(KIND);
    if (number > BLOCK) {
      in.refuse("%s must be %d or %d, was %d".formatted(KIND, TRANSACTION, BLOCK, number));
    }
    return number == BLOCK ? Kind.BLOCK : Kind.TRANSACTION;
  }
}
