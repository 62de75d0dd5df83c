package dev.p2p.app.admin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters behind the question mark; whatever is not understood is refused. */
final class Query {

  private static final String NO_VALUE = "";

  private final Map<String, String> values;

  private Query(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads {@code a=1&b}.
   *
   * @param known the names there may be
   * @throws RefusedException if it is anything else
   */
  static Query parse(@Nullable String raw, List<String> known) {
    Map<String, String> values = new LinkedHashMap<>();
    if (raw == null || raw.isEmpty()) {
      return new Query(values);
    }
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      if (!known.contains(name)) {
        throw RefusedException.bad("parameter", "must be one of " + known, name);
      }
      String value = equals < 0 ? NO_VALUE : decoded(pair.substring(equals + 1));
      if (values.putIfAbsent(name, value) != null) {
        throw RefusedException.bad("parameter " + name, "must be given once", value);
      }
    }
    return new Query(values);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  String required(String name) {
    return text(name)
        .orElseThrow(() -> RefusedException.bad("parameter " + name, "must be given", NO_VALUE));
  }

  /** Whether {@code name} or {@code name=true} is there. */
  boolean flag(String name) {
    return text(name)
        .map(value ->
            switch (value) {
              case NO_VALUE, "true" -> true;
              case "false" -> false;
              default ->
                  throw RefusedException.bad("parameter " + name, "must be true or false", value);
            })
        .orElse(false);
  }

  /** A whole number from 0. */
  Optional<Long> number(String name) {
    return text(name)
        .map(value -> {
          if (!value.matches("[0-9]{1,18}")) {
            throw RefusedException.bad(
                "parameter " + name, "must be a whole number, at least 0", value);
          }
          return Long.parseLong(value);
        });
  }

  /** How many of something, at most {@code most}; so many if it is not said. */
  int count(String name, int most) {
    return count(name, most, most);
  }

  /** How many of something, at most {@code most}; {@code otherwise} if it is not said. */
  int count(String name, int otherwise, int most) {
    return (int) Math.min(number(name).orElse((long) otherwise), most);
  }

  Optional<Instant> instant(String name) {
    return text(name)
        .map(value -> {
          try {
            return Instant.parse(value);
          } catch (DateTimeParseException e) {
            throw RefusedException.bad(
                "parameter " + name, "must be a time such as 2026-01-01T12:00:00Z", value);
          }
        });
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw RefusedException.bad("query", "must be percent-encoded", text);
    }
  }
}
