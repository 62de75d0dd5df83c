package dev.p2p.app.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration as operators think of it: {@code 30m}, {@code 12h}, {@code 7d}. */
final class LongDurationConverter implements ITypeConverter<Duration> {

  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})([smhd])");

  @Override
  public Duration convert(String value) {
    Matcher form = FORM.matcher(value);
    if (!form.matches()) {
      throw new TypeConversionException(
          "must be a duration such as 90s, 30m, 12h or 7d, was \"%s\"".formatted(value));
    }
    long quantity = Long.parseLong(form.group(1));
    return switch (form.group(2)) {
      case "s" -> Duration.ofSeconds(quantity);
      case "m" -> Duration.ofMinutes(quantity);
      case "h" -> Duration.ofHours(quantity);
      default -> Duration.ofDays(quantity);
    };
  }
}
