package dev.p2p.wire.payload;

import dev.p2p.wire.encoding.PayloadReader;
import dev.p2p.wire.encoding.PayloadWriter;

/**
 * One entry of an {@link Inventory}: a byte for the type, then the hash.
 *
 * @param type of what
 * @param hash by which it is known
 */
public record InventoryItem(Type type, Hash hash) {

  /** Length of an item. */
  static final int BYTES = Byte.BYTES + Hash.BYTES;

  private static final String HASH = "hash of an inventory item";

  /** What there can be in an inventory. */
  public enum Type {
    /** A transaction that is not in a block yet; 0 on the wire. */
    TRANSACTION(0),
    /** A block; 1 on the wire. */
    BLOCK(1);

    private final int number;

    Type(int number) {
      this.number = number;
    }

    /** The next type; any, if it is none. */
    private static Type read(PayloadReader in) {
      int number = in.u8("type of an inventory item");
      if (number > BLOCK.number) {
        in.refuse("type of an inventory item must be 0 or 1, was " + number);
      }
      return number == BLOCK.number ? BLOCK : TRANSACTION;
    }
  }

  static InventoryItem read(PayloadReader in) {
    return new InventoryItem(Type.read(in), Hash.read(in, HASH));
  }

  /** Reads an item for its faults only. */
  static void check(PayloadReader in) {
    Type.read(in);
    in.skip(HASH, Hash.BYTES);
  }

  void write(PayloadWriter out) {
    out.u8(type.number);
    hash.write(out);
  }
}
