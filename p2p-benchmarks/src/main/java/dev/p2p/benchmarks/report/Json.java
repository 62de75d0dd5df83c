package dev.p2p.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Maps, lists, numbers and texts as JSON. */
final class Json {

  private static final int FIRST_PRINTABLE = ' ';

  private Json() {}

  /** Indented by two spaces for each level. */
  static String of(Object value) {
    return of(value, "\n");
  }

  private static String of(Object value, String indent) {
    return switch (value) {
      case Map<?, ?> map when map.isEmpty() -> "{}";
      case Map<?, ?> map -> object(map, indent);
      case List<?> list ->
          list.stream()
              .map(one -> of(one, indent + "  "))
              .collect(Collectors.joining(", ", "[", "]"));
      case Double number -> number(number);
      case Number number -> number.toString();
      case Boolean flag -> flag.toString();
      default -> quoted(value.toString());
    };
  }

  private static String object(Map<?, ?> map, String indent) {
    String deeper = indent + "  ";
    return map.entrySet().stream()
        .map(entry -> quoted(entry.getKey().toString()) + ": " + of(entry.getValue(), deeper))
        .collect(Collectors.joining("," + deeper, "{" + deeper, indent + "}"));
  }

  /** Four digits behind the point; what is no number can't be said in JSON. */
  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "null";
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            quoted.append('\\').append((char) c);
          } else if (c < FIRST_PRINTABLE) {
            quoted.append("\\u%04x".formatted(c));
          } else {
            quoted.append((char) c);
          }
        });
    return quoted.append('"').toString();
  }
}
