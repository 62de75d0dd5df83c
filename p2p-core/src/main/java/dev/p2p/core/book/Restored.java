package dev.p2p.core.book;

/** What became of a book that was saved. */
public sealed interface Restored {

  /** It is as it was. */
  record Book(AddressBook book) implements Restored {}

  /** It can't be read. */
  record Damaged(BookDamage damage) implements Restored {}
}
