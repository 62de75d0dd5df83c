package dev.p2p.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a figure must be read with.
 *
 * @param command as a shell needs it
 * @param cpu the processor's name, or its architecture where the system does not tell
 * @param processors how many the JVM may use
 * @param jdk version of the JVM
 * @param load how many threads wanted a processor, averaged over the minute before the start;
 *     negative where the system does not tell
 */
public record Environment(String command, String cpu, int processors, String jdk, double load) {

  /** A machine on which more of its processors than this are busy is not quiet. */
  private static final double QUIET_MAX = 0.25;

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** Where this process runs, before it has done anything. */
  public static Environment here(List<String> args) {
    String command =
        Stream.concat(Stream.of("./p2p", "bench"), args.stream().map(Environment::quoted))
            .collect(Collectors.joining(" "));
    return new Environment(
        command,
        cpuName(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().toString(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** What to tell whoever measures on a machine that has other things to do. */
  public Optional<String> warning() {
    return load <= QUIET_MAX * processors
        ? Optional.empty()
        : Optional.of(
            "this machine is not quiet: load %.2f on %d processors; times will mislead, ratios less so"
                .formatted(load, processors));
  }

  /** One line of Markdown. */
  public String markdown() {
    return "`%s`: %s, %d processors, JDK %s, load at start %s."
        .formatted(command, cpu, processors, jdk, Digits.of(load));
  }

  /** For programs. */
  Map<String, Object> json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("command", command);
    fields.put("cpu", cpu);
    fields.put("processors", processors);
    fields.put("jdk", jdk);
    fields.put("loadAtStart", load);
    fields.put("quiet", warning().isEmpty());
    return fields;
  }

  private static String cpuName() {
    String architecture = System.getProperty("os.arch");
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(architecture);
    } catch (IOException e) {
      return architecture;
    }
  }

  private static String quoted(String arg) {
    return arg.matches("[\\w.,:/=-]+") ? arg : "'" + arg + "'";
  }
}
