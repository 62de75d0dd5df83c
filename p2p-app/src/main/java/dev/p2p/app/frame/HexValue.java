package dev.p2p.app.frame;

import dev.p2p.api.Bytes;

/** Reads values that are bytes in hexadecimal. */
final class HexValue {

  private HexValue() {}

  /**
   * The bytes of a string of digits, of upper or lower case.
   *
   * @param key for the message
   * @throws BadLineException if it is anything else
   */
  static Bytes read(String key, JsonValue value) {
    if (!value.isString()) {
      throw new BadLineException(
          "%s must be a string of hexadecimal digits, was %s".formatted(key, value.shown()));
    }
    String digits = value.text();
    if (digits.length() % 2 != 0) {
      throw new BadLineException(
          "%s must have an even number of digits, had %d: %s"
              .formatted(key, digits.length(), value.shown()));
    }
    try {
      return Bytes.hex(digits);
    } catch (IllegalArgumentException e) {
      int at = firstOther(digits);
      throw new BadLineException(
          "%s must be hexadecimal digits, had '%c' at index %d: %s"
              .formatted(key, digits.charAt(at), at, value.shown()));
    }
  }

  private static int firstOther(String digits) {
    int at = 0;
    while (isDigit(digits.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c < 0x80 && Character.digit(c, 16) >= 0;
  }
}
