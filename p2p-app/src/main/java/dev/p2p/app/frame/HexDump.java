package dev.p2p.app.frame;

import dev.p2p.api.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Shows bytes in hexadecimal and, beside it, as the characters they may be. */
final class HexDump {

  private static final int ROW_BYTES = 16;
  private static final int SHOWN_BYTES = 4 * ROW_BYTES;
  private static final int PRINTABLE_FIRST = 0x20;
  private static final int PRINTABLE_LAST = 0x7e;

  private HexDump() {}

  /** Of the first 64 bytes, sixteen a line. */
  static List<String> of(Bytes bytes) {
    List<String> lines = new ArrayList<>();
    int shown = Math.min(bytes.length(), SHOWN_BYTES);
    for (int from = 0; from < shown; from += ROW_BYTES) {
      Bytes row = bytes.slice(from, Math.min(ROW_BYTES, shown - from));
      lines.add(
          "  %6s %8s  +%-8d%-48s |%s|"
              .formatted("", "", from, Row.wire(row, row.length()), characters(row)));
    }
    if (shown < bytes.length()) {
      lines.add(Row.beneath("", "and %d bytes more".formatted(bytes.length() - shown)));
    }
    return lines;
  }

  private static String characters(Bytes bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length(); i++) {
      int character = Byte.toUnsignedInt(bytes.get(i));
      boolean printable = character >= PRINTABLE_FIRST && character <= PRINTABLE_LAST;
      text.append(printable ? (char) character : '.');
    }
    return text.toString();
  }
}
