package dev.p2p.app.trace;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The beginning of a message's id, or all of it.
 *
 * @param digits 1 to 64 lower-case hexadecimal digits
 */
public record IdPrefix(String digits) {

  /** With fewer it would be chance if only one message had an id that begins so. */
  static final int DIGITS_MIN = 4;

  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{1,64}");

  /** What logs put behind an id they have cut short. */
  private static final String CUT_SHORT = "…";

  /**
   * What a user typed, or pasted from a log.
   *
   * @throws IllegalArgumentException if it can't begin an id; the message says rule and value
   */
  public static IdPrefix parse(String typed) {
    String digits = typed.toLowerCase(Locale.ROOT);
    if (digits.endsWith(CUT_SHORT)) {
      digits = digits.substring(0, digits.length() - CUT_SHORT.length());
    }
    if (!DIGITS.matcher(digits).matches()) {
      throw new IllegalArgumentException(
          "must be 1 to 64 hexadecimal digits, was " + Printable.quoted(typed));
    }
    return new IdPrefix(digits);
  }

  boolean isTooShort() {
    return digits.length() < DIGITS_MIN;
  }

  boolean begins(String id) {
    return id.startsWith(digits);
  }

  @Override
  public String toString() {
    return '"' + digits + '"';
  }
}
