package dev.p2p.benchmarks.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One process of a measurement.
 *
 * @param cast who makes its role
 * @param role its name there
 * @param settings what the role is to work with
 * @param jvmOptions of the process, beside those every process of a bench has
 */
public record Part(
    Class<? extends Cast> cast, String role, Settings settings, List<String> jvmOptions) {

  /** Copies the list. */
  public Part {
    jvmOptions = List.copyOf(jvmOptions);
  }

  /** Memory and collector are the same for all who are compared. */
  public Part(Class<? extends Cast> cast, String role, Settings settings) {
    this(cast, role, settings, List.of("-Xms1g", "-Xmx1g"));
  }

  /** What {@link #parse} reads. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of(cast.getName(), role));
    settings.byName().forEach((name, value) -> arguments.add(name + "=" + value));
    return arguments;
  }

  static Part parse(String... arguments) throws ClassNotFoundException {
    Map<String, Integer> settings = new LinkedHashMap<>();
    for (String argument : List.of(arguments).subList(2, arguments.length)) {
      int equals = argument.indexOf('=');
      settings.put(argument.substring(0, equals), Integer.valueOf(argument.substring(equals + 1)));
    }
    Class<? extends Cast> cast = Class.forName(arguments[0]).asSubclass(Cast.class);
    return new Part(cast, arguments[1], new Settings(settings));
  }

  Role open() throws ReflectiveOperationException {
    return cast.getConstructor().newInstance().role(role, settings);
  }
}
