package dev.p2p.app.frame;

import dev.p2p.api.Bytes;

/**
 * A line of a table of fields.
 *
 * @param offset from the start of the frame, in bytes
 * @param size how many bytes the field takes, or should
 * @param name of the field
 * @param wire its bytes as they stand there
 * @param meaning for people
 */
record Row(int offset, long size, String name, String wire, String meaning) {

  private static final String FORMAT = "  %6s %8s  %-9s %-24s %s";

  static final String HEADING =
      FORMAT.formatted("offset", "size", "field", "on the wire", "meaning");

  /** Bytes with blanks between them; two hyphens for each that is not here. */
  static String wire(Bytes present, int size) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < size; i++) {
      text.append(i == 0 ? "" : " ");
      text.append(i < present.length() ? "%02x".formatted(present.get(i)) : "--");
    }
    return text.toString();
  }

  /** A line beneath the one it belongs to. */
  static String beneath(String name, String meaning) {
    return FORMAT.formatted("", "", "", name, meaning).stripTrailing();
  }

  @Override
  public String toString() {
    return FORMAT.formatted(offset, size, name, wire, meaning).stripTrailing();
  }
}
