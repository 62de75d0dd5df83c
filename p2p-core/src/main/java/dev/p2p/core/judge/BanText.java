package dev.p2p.core.judge;

import dev.p2p.api.Ban;
import dev.p2p.api.Bytes;
import dev.p2p.api.Subnet;
import dev.p2p.spi.StateStore;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The list of bans as people read and edit it. The first line that is neither blank nor a comment
 * names the format; each one after that is a ban. Comments begin with {@code #} and have lines of
 * their own.
 */
final class BanText {

  static final String HEADER = "p2p-bans 1";

  /** Beyond this many mistakes the rest is only counted. */
  static final int MISTAKES_MAX = 10;

  private static final int LINE_BYTES = 1_024;
  private static final int COMMENT_BYTES = 64 << 10;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final String NEW_TEXT =
      """
      %s
      # A ban is a line: SUBNET END WHO REASON, such as
      #   192.0.2.0/24 2030-12-31T00:00:00Z operator announces what it does not have
      # END is a time, or forever; WHO is operator or score; the reason may be missing.
      # The node reads this file when it changes, and adds and removes lines itself.
      """
          .formatted(HEADER);

  private BanText() {}

  /** What a text says. */
  sealed interface Result {

    /** All of it could be read. */
    record Good(Map<Subnet, Ban> bans) implements Result {}

    /**
     * It has mistakes.
     *
     * @param mistakes each with its line, in their order; one of {@link #MISTAKES_MAX} at most
     */
    record Bad(List<String> mistakes) implements Result {}
  }

  /** The longest text that is read or written. */
  static int bytesMax(int bansMax) {
    return (int) Math.min(StateStore.BYTES_MAX, COMMENT_BYTES + (long) bansMax * LINE_BYTES);
  }

  /** Reads a text; an empty one has no bans. */
  static Result parse(Bytes text, int bansMax) {
    int bytesMax = bytesMax(bansMax);
    if (text.length() > bytesMax) {
      return bad("the list must have at most %d bytes, has %d".formatted(bytesMax, text.length()));
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer decoded = CharBuffer.allocate(text.length());
    CoderResult end = decoder.decode(text.asByteBuffer(), decoded, true);
    decoded.flip();
    if (end.isError()) {
      long line = 1 + decoded.chars().filter(c -> c == '\n').count();
      return bad("line %d: is not UTF-8".formatted(line));
    }
    return new Parse(bansMax).all(decoded.toString());
  }

  /**
   * A text with these bans: the lines of others are left out of {@code text}, missing ones added,
   * and everything else stays as it is.
   *
   * @param text without mistakes; empty for a new one
   */
  static String update(String text, List<Ban> bans) {
    Map<Subnet, Ban> missing = new LinkedHashMap<>();
    bans.forEach(ban -> missing.put(ban.subnet(), ban));
    if (text.isBlank() && bans.isEmpty()) {
      return text;
    }
    StringBuilder updated = new StringBuilder();
    (text.isBlank() ? NEW_TEXT : text)
        .lines()
        .filter(line -> !isEntry(line) || takeOut(BanLine.parse(line), missing))
        .forEach(line -> updated.append(line).append('\n'));
    missing.values().forEach(ban -> updated.append(BanLine.format(ban)).append('\n'));
    return updated.toString();
  }

  private static boolean takeOut(Ban ban, Map<Subnet, Ban> missing) {
    return missing.remove(ban.subnet(), ban);
  }

  private static boolean isEntry(String line) {
    return !isComment(line) && !isHeader(line);
  }

  private static boolean isComment(String line) {
    return line.isBlank() || line.strip().startsWith("#");
  }

  private static boolean isHeader(String line) {
    String withoutMark = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
    return withoutMark.strip().equals(HEADER);
  }

  private static Result.Bad bad(String mistake) {
    return new Result.Bad(List.of(mistake));
  }

  /** One reading of a text, and how far it has come. */
  private static final class Parse {

    private final int bansMax;
    private final Map<Subnet, Ban> bans = new LinkedHashMap<>();
    private final List<String> mistakes = new ArrayList<>();
    private boolean headed;
    private int number;

    Parse(int bansMax) {
      this.bansMax = bansMax;
    }

    Result all(String text) {
      text.lines().forEach(this::line);
      if (mistakes.isEmpty()) {
        return new Result.Good(bans);
      }
      int beyond = mistakes.size() - MISTAKES_MAX;
      if (beyond <= 0) {
        return new Result.Bad(mistakes);
      }
      List<String> first = new ArrayList<>(mistakes.subList(0, MISTAKES_MAX - 1));
      first.add("and %d more".formatted(beyond + 1));
      return new Result.Bad(first);
    }

    private void line(String line) {
      number++;
      if (isComment(line)) {
        return;
      }
      if (!headed) {
        headed = true;
        header(line);
        return;
      }
      try {
        entry(BanLine.parse(line));
      } catch (IllegalArgumentException e) {
        mistake(String.valueOf(e.getMessage()));
      }
    }

    private void header(String line) {
      if (!isHeader(line)) {
        mistake(
            "the first line that is no comment must be \"%s\", was \"%s\""
                .formatted(HEADER, line.strip()));
      }
    }

    private void entry(Ban ban) {
      if (bans.putIfAbsent(ban.subnet(), ban) != null) {
        mistake("%s is banned in a line before".formatted(ban.subnet()));
      } else if (bans.size() > bansMax) {
        mistake("there may be at most %d bans".formatted(bansMax));
      }
    }

    private void mistake(String text) {
      mistakes.add("line %d: %s".formatted(number, text));
    }
  }
}
