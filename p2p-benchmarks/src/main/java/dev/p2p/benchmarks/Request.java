package dev.p2p.benchmarks;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a command line asks for.
 *
 * @param which found in the full names of the classes to run
 * @param pace how careful to be
 */
record Request(Pattern which, Pace pace) {

  static final String USAGE = "usage: p2p bench [REGEX] [--quick]";

  /** What to ask for, and what there is, with how long it takes. */
  static String help(List<Comparison> all) {
    String classes =
        all.stream().map(one -> "  " + one.benchmark()).collect(Collectors.joining("\n"));
    return """
    %s
    Measures what is fast beside its baselines; prints tables in Markdown.

      REGEX    only classes in whose names it is found, such as Checksum
      --quick  one round, every other row: less than a minute instead of twenty

    %s\
    """
        .formatted(USAGE, classes);
  }

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException if it is not as {@link #USAGE} says
   */
  static Request parse(String... args) {
    @Nullable Pattern which = null;
    Pace pace = Pace.CAREFUL;
    for (String arg : args) {
      if (arg.equals("--quick")) {
        pace = Pace.QUICK;
      } else if (arg.startsWith("-")) {
        throw new IllegalArgumentException("unknown option " + arg);
      } else if (which == null) {
        which = pattern(arg);
      } else {
        throw new IllegalArgumentException("one REGEX at most, but there is also " + arg);
      }
    }
    return new Request(which == null ? Pattern.compile("") : which, pace);
  }

  /**
   * The comparisons it asks for.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  List<Comparison> pickFrom(List<Comparison> all) {
    List<Comparison> picked =
        all.stream().filter(one -> which.matcher(one.benchmark()).find()).toList();
    if (picked.isEmpty()) {
      throw new IllegalArgumentException(
          "REGEX \"%s\" matches none of %s"
              .formatted(which, all.stream().map(Comparison::benchmark).toList()));
    }
    return picked;
  }

  private static Pattern pattern(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "REGEX \"%s\": %s".formatted(regex, e.getDescription()), e);
    }
  }
}
