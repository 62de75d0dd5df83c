package dev.p2p.simulator.text;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with units as people write them, both ways: what is printed is read as the same. */
public final class Quantity {

  private record Unit(String name, long size) {}

  private static final long SECOND_NANOS = 1_000_000_000;

  /** From the largest to the one that divides everything. */
  private static final List<Unit> PRINTED_TIMES =
      List.of(
          new Unit("s", SECOND_NANOS),
          new Unit("ms", 1_000_000),
          new Unit("us", 1_000),
          new Unit("ns", 1));

  private static final List<Unit> LONG_TIMES =
      List.of(new Unit("m", 60 * SECOND_NANOS), new Unit("h", 3_600 * SECOND_NANOS));

  private static final List<Unit> SIZES =
      List.of(new Unit("MiB", 1 << 20), new Unit("KiB", 1 << 10), new Unit("B", 1));

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  // Eighteen digits fit a long.
  private static final Pattern DURATION = Pattern.compile("([+-]?)([0-9]{1,18})([a-z]+)");
  // Twelve digits of the largest unit fit a long.
  private static final Pattern RATE = Pattern.compile("([0-9]{1,12})([A-Za-z]+)/s");
  private static final Pattern PPM = Pattern.compile("[+-]?[0-9]{1,9}ppm");

  private Quantity() {}

  /** A time in its largest unit up to seconds that leaves no fraction. */
  public static String print(Duration time) {
    return print(time.toNanos(), PRINTED_TIMES);
  }

  /** A rate in its largest unit up to MiB that leaves no fraction. */
  public static String printRate(long bytesPerSecond) {
    return bytesPerSecond == 0 ? "0" : print(bytesPerSecond, SIZES) + "/s";
  }

  static Optional<Integer> number(String word) {
    return NUMBER.matcher(word).matches() ? Optional.of(Integer.valueOf(word)) : Optional.empty();
  }

  static Optional<Duration> duration(String word) {
    Matcher parts = DURATION.matcher(word);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(parts.group(2));
    return find(parts.group(3), PRINTED_TIMES)
        .or(() -> find(parts.group(3), LONG_TIMES))
        .filter(unit -> count <= Long.MAX_VALUE / unit.size())
        .map(unit -> Duration.ofNanos(count * unit.size()))
        .map(time -> parts.group(1).equals("-") ? time.negated() : time);
  }

  static Optional<Long> bytesPerSecond(String word) {
    if (word.equals("0")) {
      return Optional.of(0L);
    }
    Matcher parts = RATE.matcher(word);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return find(parts.group(2), SIZES).map(unit -> Long.parseLong(parts.group(1)) * unit.size());
  }

  static Optional<Integer> ppm(String word) {
    return PPM.matcher(word).matches()
        ? Optional.of(Integer.valueOf(word.substring(0, word.length() - "ppm".length())))
        : Optional.empty();
  }

  private static String print(long value, List<Unit> units) {
    for (Unit unit : units) {
      if (value % unit.size() == 0) {
        return value / unit.size() + unit.name();
      }
    }
    throw new IllegalArgumentException("the last unit must divide everything, were " + units);
  }

  private static Optional<Unit> find(String name, List<Unit> units) {
    return units.stream().filter(unit -> unit.name().equals(name)).findFirst();
  }
}
