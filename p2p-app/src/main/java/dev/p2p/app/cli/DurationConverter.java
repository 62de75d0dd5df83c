package dev.p2p.app.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration from the command line: {@code 500ms}, {@code 60s}, {@code 5m}. */
final class DurationConverter implements ITypeConverter<Duration> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m)");

  @Override
  public Duration convert(String value) {
    Matcher form = FORM.matcher(value);
    if (!form.matches()) {
      throw new TypeConversionException(
          "must be a duration such as 500ms, 60s or 5m, was \"%s\"".formatted(value));
    }
    long quantity = Long.parseLong(form.group(1));
    return switch (form.group(2)) {
      case "ms" -> Duration.ofMillis(quantity);
      case "s" -> Duration.ofSeconds(quantity);
      default -> Duration.ofMinutes(quantity);
    };
  }
}
