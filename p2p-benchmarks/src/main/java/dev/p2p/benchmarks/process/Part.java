package dev.p2p.benchmarks.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One process of a measurement.
 *
 * @param cast who is measured
 * @param end which of its processes this is
 * @param settings what the role is to work with
 * @param jvmOptions of the process, beside those every process of a bench has
 */
public record Part(Cast cast, End end, Settings settings, List<String> jvmOptions) {

  /** The same for all who are compared. */
  private static final List<String> MEMORY = List.of("-Xms1g", "-Xmx1g");

  /** Arguments before the settings. */
  private static final int FIXED_ARGUMENTS = 3;

  /** Copies the list. */
  public Part {
    jvmOptions = List.copyOf(jvmOptions);
  }

  /** A process with a heap of 1 GiB. */
  public Part(Cast cast, End end, Settings settings) {
    this(cast, end, settings, MEMORY);
  }

  /** Both processes of a contender, in the order in which they start. */
  public static List<Part> both(Cast cast, Settings settings) {
    return List.of(new Part(cast, End.FIRST, settings), new Part(cast, End.SECOND, settings));
  }

  /** What messages call the process. */
  String title() {
    return "%s, %s process".formatted(cast.title(), end.name().toLowerCase(Locale.ROOT));
  }

  /** What {@link #parse} reads; the JVM's options are not among them. */
  List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(List.of(cast.getClass().getName(), cast.name(), end.name()));
    settings.byName().forEach((name, value) -> arguments.add(name + "=" + value));
    return arguments;
  }

  static Part parse(String... arguments) throws ClassNotFoundException {
    Map<String, Integer> settings = new LinkedHashMap<>();
    for (String argument : List.of(arguments).subList(FIXED_ARGUMENTS, arguments.length)) {
      int equals = argument.indexOf('=');
      settings.put(argument.substring(0, equals), Integer.valueOf(argument.substring(equals + 1)));
    }
    Cast cast = cast(arguments[0], arguments[1]);
    return new Part(cast, End.valueOf(arguments[2]), new Settings(settings));
  }

  /** Makes the role, in the process that plays it. */
  Role open() throws IOException {
    return cast.role(end, settings);
  }

  private static Cast cast(String enumName, String name) throws ClassNotFoundException {
    Cast[] all = Class.forName(enumName).asSubclass(Cast.class).getEnumConstants();
    return Arrays.stream(all)
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no %s in %s".formatted(name, enumName)));
  }
}
