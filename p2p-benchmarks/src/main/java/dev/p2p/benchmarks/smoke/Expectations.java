package dev.p2p.benchmarks.smoke;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The ranges of all figures, by name; those of the project are in {@code ranges.properties}. */
record Expectations(Map<String, Range> ranges) {

  private static final String FILE = "ranges.properties";

  /** Those of the project. */
  static Expectations ofProject() {
    try (Reader reader =
        new InputStreamReader(
            requireNonNull(Expectations.class.getResourceAsStream(FILE), FILE),
            StandardCharsets.UTF_8)) {
      return read(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads properties whose values are ranges.
   *
   * @throws IllegalArgumentException if one is not; the message names it
   */
  static Expectations read(Reader reader) throws IOException {
    Properties lines = new Properties();
    lines.load(reader);
    Map<String, Range> ranges = new TreeMap<>();
    for (String name : lines.stringPropertyNames()) {
      try {
        ranges.put(name, Range.parse(lines.getProperty(name)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
      }
    }
    return new Expectations(ranges);
  }

  /**
   * The range of a figure.
   *
   * @throws IllegalArgumentException if nothing is expected of it
   */
  Range of(String name) {
    Range range = ranges.get(name);
    if (range == null) {
      throw new IllegalArgumentException("no range for \"%s\" in %s".formatted(name, FILE));
    }
    return range;
  }
}
