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

  /**
   * Checks the text: a zone could hold anything.
   *
   * @throws IllegalArgumentException if it is too long or not printable ASCII
   */
  public Addr {
    String text = address.toString();
    if (text.length() > BYTES_MAX) {
      throw new IllegalArgumentException(tooLong(text.length()));
    }
    if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException("an address must be printable ASCII, was \"" + text + '"');
    }
  }

  /** Takes what {@link NodeAddress#parse} takes. */
  public static Parsed<Addr> decode(Bytes payload) {
    if (payload.length() > BYTES_MAX) {
      return bad(tooLong(payload.length()));
    }
    // Latin-1 gives every byte a character of its own, so that none is hidden from the checks.
    String text = new String(payload.toByteArray(), StandardCharsets.ISO_8859_1);
    try {
      return new Parsed.Good<>(new Addr(NodeAddress.parse(text)));
    } catch (IllegalArgumentException e) {
      return bad("not an address: " + e.getMessage());
    }
  }

  /** The address as text. */
  public Bytes encode() {
    return Bytes.utf8(address.toString());
  }

  private static String tooLong(int bytes) {
    return "an address must have at most %d bytes, had %d".formatted(BYTES_MAX, bytes);
  }

  private static Parsed<Addr> bad(String detail) {
    return new Parsed.Bad<>(new Violation(Violation.Kind.MALFORMED_PAYLOAD, detail));
  }
}
