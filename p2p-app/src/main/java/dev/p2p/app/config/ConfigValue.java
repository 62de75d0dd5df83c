package dev.p2p.app.config;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a JSON value means. Everything here throws {@link IllegalArgumentException}, with rule and
 * value, if it does not mean that.
 */
final class ConfigValue {

  private static final Map<String, ChronoUnit> TIME_UNITS =
      Map.of(
          "ms", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS);
  private static final Map<String, Long> SIZE_UNITS =
      Map.of("KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);
  // Nine digits of the largest unit fit a long.
  private static final Pattern QUANTITY = Pattern.compile("([0-9]{1,9})([A-Za-z]+)");
  // A hundred years, so that any duration fits a long of nanoseconds.
  private static final long HOURS_MAX = 876_000;
  private static final int SHOWN_MAX = 60;

  private ConfigValue() {}

  static boolean flag(JsonNode value) {
    require(value.isBoolean(), "true or false", value);
    return value.booleanValue();
  }

  static String text(JsonNode value) {
    require(value.isString(), "text", value);
    return value.stringValue();
  }

  static int integer(JsonNode value) {
    require(
        value.isIntegralNumber() && value.canConvertToInt(),
        "a whole number, at most " + Integer.MAX_VALUE,
        value);
    return value.intValue();
  }

  /** A constant's name, in lower case and with hyphens. */
  static <E extends Enum<E>> E choice(JsonNode value, Class<E> type) {
    List<String> words = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String word = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (value.isString() && value.stringValue().equals(word)) {
        return constant;
      }
      words.add("\"" + word + "\"");
    }
    throw mustBe("one of " + String.join(", ", words), value);
  }

  /** A whole number and its unit: {@code 250ms}, {@code 30s}, {@code 5m}, {@code 1h}. */
  static Duration duration(JsonNode value) {
    Matcher quantity = quantity(value);
    ChronoUnit unit = quantity.matches() ? TIME_UNITS.get(quantity.group(2)) : null;
    if (unit == null) {
      throw mustBe("a duration such as \"250ms\", \"30s\", \"5m\" or \"1h\"", value);
    }
    Duration duration = Duration.of(Long.parseLong(quantity.group(1)), unit);
    require(duration.toHours() <= HOURS_MAX, "at most \"%dh\"".formatted(HOURS_MAX), value);
    return duration;
  }

  /** A number of bytes, or a whole number and its unit: {@code 256KiB}, {@code 16MiB}. */
  static long bytes(JsonNode value) {
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return value.longValue();
    }
    Matcher quantity = quantity(value);
    Long unit = quantity.matches() ? SIZE_UNITS.get(quantity.group(2)) : null;
    if (unit == null) {
      throw mustBe("a number of bytes, or a size such as \"256KiB\" or \"16MiB\"", value);
    }
    return Long.parseLong(quantity.group(1)) * unit;
  }

  /** A size that fits an {@code int}. */
  static int intBytes(JsonNode value) {
    long bytes = bytes(value);
    require(
        bytes >= 0 && bytes <= Integer.MAX_VALUE,
        "0 to %d bytes".formatted(Integer.MAX_VALUE),
        value);
    return (int) bytes;
  }

  /**
   * Holds a value to a rule.
   *
   * @param rule such that "must be ..." is a sentence
   */
  static void require(boolean holds, String rule, JsonNode value) {
    if (!holds) {
      throw mustBe(rule, value);
    }
  }

  private static IllegalArgumentException mustBe(String rule, JsonNode value) {
    return new IllegalArgumentException("must be %s, was %s".formatted(rule, shown(value)));
  }

  private static Matcher quantity(JsonNode value) {
    return QUANTITY.matcher(value.isString() ? value.stringValue() : "");
  }

  private static String shown(JsonNode value) {
    if (value.isContainer()) {
      return value.isObject() ? "an object" : "an array";
    }
    String json = value.toString();
    return json.length() <= SHOWN_MAX ? json : json.substring(0, SHOWN_MAX) + "...";
  }
}
