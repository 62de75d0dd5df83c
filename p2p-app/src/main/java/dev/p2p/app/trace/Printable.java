package dev.p2p.app.trace;

import java.util.regex.Pattern;

/** Makes sure that what stands in a file does nothing to a terminal. */
final class Printable {

  private static final int QUOTED_MAX = 70;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  private Printable() {}

  /** Control characters as JSON escapes. */
  static String of(String text) {
    return text.chars().noneMatch(Character::isISOControl)
        ? text
        : CONTROL
            .matcher(text)
            .replaceAll(match -> "\\\\u%04x".formatted((int) match.group().charAt(0)));
  }

  /** In quotes, for messages, cut short. */
  static String quoted(String text) {
    return '"' + of(shortened(text, QUOTED_MAX)) + '"';
  }

  /** At most that many characters. */
  static String shortened(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max) + "...";
  }
}
