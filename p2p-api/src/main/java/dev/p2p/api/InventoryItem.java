package dev.p2p.api;

/**
 * A transaction or a block, by its hash: what peers announce, and ask each other for.
 *
 * @param kind of what
 * @param hash by which the chain knows it
 */
public record InventoryItem(Kind kind, ChainHash hash) implements Comparable<InventoryItem> {

  /** What there can be in an inventory. */
  public enum Kind {
    /** A transaction that is not in a block yet. */
    TRANSACTION,
    /** A block. */
    BLOCK
  }

  /** A transaction. */
  public static InventoryItem transaction(ChainHash hash) {
    return new InventoryItem(Kind.TRANSACTION, hash);
  }

  /** A block. */
  public static InventoryItem block(ChainHash hash) {
    return new InventoryItem(Kind.BLOCK, hash);
  }

  /** Orders by hash, then by kind. */
  @Override
  public int compareTo(InventoryItem that) {
    int order = hash.compareTo(that.hash);
    return order != 0 ? order : kind.compareTo(that.kind);
  }

  /** The same in every JVM, as an enum's own is not. */
  @Override
  public int hashCode() {
    return kind == Kind.BLOCK ? ~hash.hashCode() : hash.hashCode();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InventoryItem that && kind == that.kind && hash.equals(that.hash);
  }
}
