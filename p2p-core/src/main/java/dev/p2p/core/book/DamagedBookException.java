package dev.p2p.core.book;

/** Ends the reading of a book; never leaves the parser. */
final class DamagedBookException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient BookDamage damage;

  DamagedBookException(BookDamage.Kind kind, int line, String detail) {
    super(detail, null, false, false);
    this.damage = new BookDamage(kind, line, detail);
  }

  BookDamage damage() {
    return damage;
  }
}
