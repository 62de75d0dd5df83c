package dev.p2p.core.book;

/**
 * Why a saved book can't be read.
 *
 * @param kind what is wrong
 * @param line where, counted from 1
 * @param detail the rule and what was found, for people
 */
public record BookDamage(Kind kind, int line, String detail) {

  /** What can be wrong. */
  public enum Kind {
    /** It is something else. */
    NOT_A_BOOK,

    /** It was written by another version of this program. */
    OTHER_VERSION,

    /** Its end is missing. */
    TRUNCATED,

    /** Its contents are not what was written. */
    WRONG_CHECKSUM,

    /** A line is not as this program writes it, though the checksum fits. */
    MALFORMED
  }

  /** To be read after the name of the file. */
  @Override
  public String toString() {
    return "line %d: %s".formatted(line, detail);
  }
}
