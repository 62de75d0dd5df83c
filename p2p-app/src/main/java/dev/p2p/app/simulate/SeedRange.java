package dev.p2p.app.simulate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Seeds that follow each other.
 *
 * @param first the first
 * @param last the last, at least {@code first}
 */
public record SeedRange(long first, long last) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.\\.(\\d{1,18})");

  /** Checks the range. */
  public SeedRange {
    if (last < first) {
      throw new IllegalArgumentException(
          "must end with a seed that is not below the first, was %d..%d".formatted(first, last));
    }
  }

  /**
   * Reads {@code 1..100}.
   *
   * @throws IllegalArgumentException if the text is anything else; the message says what it must be
   */
  public static SeedRange parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "must be two whole numbers such as 1..100, was \"%s\"".formatted(text));
    }
    return new SeedRange(Long.parseLong(form.group(1)), Long.parseLong(form.group(2)));
  }
}
