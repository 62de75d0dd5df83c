package dev.p2p.wire.payload;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Violation;
import dev.p2p.spi.Parsed;
import java.nio.charset.StandardCharsets;

/**
 * Where a node can be reached, as text such as {@code 127.0.0.1:7000}. The text fills the payload;
 * no length stands before it.
 *
 * @param address its text must be printable ASCII of at most {@link #BYTES_MAX} characters
 */
public record Addr(NodeAddress address) {

  /** Length of the largest payload: room for a name of 253 characters, the longest, and a port. */
  public static final int BYTES_MAX = 300;

  private static final int DELETE = 0x7f;

  /**
   * Checks the text: a zone could hold anything.
   *
   * @throws IllegalArgumentException if it is too long or not printable ASCII
   */
  public Addr {
    requireShortAndPrintable(address.toString());
  }

  /** Takes what {@link NodeAddress#parse} takes. */
  public static Parsed<Addr> decode(Bytes payload) {
    // Latin-1 gives every byte a character of its own, so that none is hidden from the checks.
    String text = new String(payload.toByteArray(), StandardCharsets.ISO_8859_1);
    try {
      requireShortAndPrintable(text);
      return new Parsed.Good<>(new Addr(NodeAddress.parse(text)));
    } catch (IllegalArgumentException e) {
      return new Parsed.Bad<>(
          new Violation(Violation.Kind.MALFORMED_PAYLOAD, "not an address: " + e.getMessage()));
    }
  }

  /** The address as text. */
  public Bytes encode() {
    return Bytes.utf8(address.toString());
  }

  /** Before anybody repeats the text in a message of its own. */
  private static void requireShortAndPrintable(String text) {
    if (text.length() > BYTES_MAX) {
      throw new IllegalArgumentException(
          "it must have at most %d bytes, had %d".formatted(BYTES_MAX, text.length()));
    }
    text.chars()
        .filter(c -> c <= ' ' || c >= DELETE)
        .findFirst()
        .ifPresent(c -> {
          throw new IllegalArgumentException("it must be printable ASCII, had 0x%02x".formatted(c));
        });
  }
}
