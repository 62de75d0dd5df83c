package dev.p2p.core.book;

import dev.p2p.api.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * The text a book is saved as, one line an entry:
 *
 * <pre>
 * p2p-addresses 1
 * secret 32 hexadecimal digits
 * anchor ADDRESS
 * fresh ADDRESS SOURCE STANDING HEARD ATTEMPTED SUCCEEDED FAILURES
 * tried ADDRESS SOURCE STANDING HEARD ATTEMPTED SUCCEEDED FAILURES
 * crc32c 8 hexadecimal digits
 * </pre>
 *
 * <p>The source is an {@link AddressGroup}, times are milliseconds since 1970, 0 for never. The
 * checksum is of all lines before it.
 */
final class BookText {

  static final String NAME = "p2p-addresses";
  static final int VERSION = 1;
  static final String SECRET = "secret";
  static final String ANCHOR = "anchor";
  static final String FRESH = "fresh";
  static final String TRIED = "tried";
  static final String CHECKSUM = "crc32c";

  private BookText() {}

  static Bytes format(BookContents contents) {
    HexFormat hex = HexFormat.of();
    StringBuilder text = new StringBuilder();
    line(text, NAME, VERSION);
    line(text, SECRET, hex.toHexDigits(contents.secret0()) + hex.toHexDigits(contents.secret1()));
    contents.anchors().forEach(anchor -> line(text, ANCHOR, anchor));
    contents.addresses().forEach(address -> line(text, address));
    line(text, CHECKSUM, checksum(text.toString()));
    return Bytes.utf8(text.toString());
  }

  /** Eight hexadecimal digits. */
  static String checksum(String lines) {
    CRC32C checksum = new CRC32C();
    checksum.update(lines.getBytes(StandardCharsets.ISO_8859_1));
    return HexFormat.of().toHexDigits((int) checksum.getValue());
  }

  static String name(Standing standing) {
    return standing.name().toLowerCase(Locale.ROOT);
  }

  private static void line(StringBuilder text, String key, Object value) {
    text.append(key).append(' ').append(value).append('\n');
  }

  private static void line(StringBuilder text, Remembered saved) {
    History history = saved.history();
    text.append(saved.tried() ? TRIED : FRESH)
        .append(' ')
        .append(saved.address())
        .append(' ')
        .append(saved.source())
        .append(' ')
        .append(name(saved.standing()))
        .append(' ')
        .append(history.heardMillis())
        .append(' ')
        .append(history.attemptedMillis())
        .append(' ')
        .append(history.succeededMillis())
        .append(' ')
        .append(history.failures())
        .append('\n');
  }
}
