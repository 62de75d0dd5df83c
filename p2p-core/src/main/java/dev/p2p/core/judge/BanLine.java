package dev.p2p.core.judge;

import dev.p2p.api.Ban;
import dev.p2p.api.Subnet;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;

/** One ban as a line: {@code SUBNET END WHO REASON}. */
final class BanLine {

  static final String NO_END = "forever";

  private static final int WORDS_MIN = 3;

  private BanLine() {}

  static String format(Ban ban) {
    String end = ban.until().equals(Ban.FOREVER) ? NO_END : ban.until().toString();
    return (ban.subnet() + " " + end + " " + ban.by() + " " + ban.reason()).strip();
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is no ban; the message says why
   */
  static Ban parse(String line) {
    String[] words = line.strip().split("\\s+", WORDS_MIN + 1);
    if (words.length < WORDS_MIN) {
      throw new IllegalArgumentException(
          "a ban is SUBNET END WHO REASON, and only the reason may be missing, was \"%s\""
              .formatted(line.strip()));
    }
    return new Ban(
        Subnet.parse(words[0]),
        end(words[1]),
        who(words[2]),
        words.length == WORDS_MIN ? "" : words[WORDS_MIN]);
  }

  private static Instant end(String word) {
    if (word.equals(NO_END)) {
      return Ban.FOREVER;
    }
    try {
      return Instant.parse(word);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "the end must be a time such as 2030-12-31T00:00:00Z, or %s, was \"%s\""
              .formatted(NO_END, word),
          e);
    }
  }

  private static Ban.By who(String word) {
    return Arrays.stream(Ban.By.values())
        .filter(by -> by.toString().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "who decided must be %s or %s, was \"%s\""
                    .formatted(Ban.By.OPERATOR, Ban.By.SCORE, word)));
  }
}
