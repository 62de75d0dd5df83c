package dev.p2p.benchmarks.smoke;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a figure is expected, both ends included. */
record Range(double least, double most) {

  private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";
  private static final Pattern FORM = Pattern.compile(NUMBER + "\\.\\." + NUMBER);

  Range {
    if (least > most) {
      throw new IllegalArgumentException(
          "a range must not end before it begins, was %s..%s".formatted(least, most));
    }
  }

  /**
   * Reads "0.5..2".
   *
   * @throws IllegalArgumentException if it is anything else
   */
  static Range parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException("a range must be as 0.5..2, was \"%s\"".formatted(text));
    }
    return new Range(Double.parseDouble(form.group(1)), Double.parseDouble(form.group(2)));
  }

  boolean includes(double value) {
    return value >= least && value <= most;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f to %.2f", least, most);
  }
}
