package dev.p2p.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a figure must be read with.
 *
 * @param command as a shell needs it
 * @param cpu the processor's name, or its architecture where the system does not tell
 * @param processors how many the JVM may use
 * @param jdk version of the JVM
 * @param load how many threads wanted a processor, averaged over the minute before the start, which
 *     may hold a build; negative where the system does not tell
 * @param busy the part of all processors' time that was used in the second before the start, from 0
 *     to 1; negative where the system does not tell
 */
public record Environment(
    String command, String cpu, int processors, String jdk, double load, double busy) {

  /** A machine that is busier than this is not quiet. */
  private static final double QUIET_MAX = 0.1;

  private static final double PERCENT = 100;

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** Where this process runs, before it has done anything; watches the machine for a second. */
  public static Environment here(List<String> args) throws InterruptedException {
    String command =
        Stream.concat(Stream.of("./p2p", "bench"), args.stream().map(Environment::quoted))
            .collect(Collectors.joining(" "));
    return new Environment(
        command,
        cpuName(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().toString(),
        SYSTEM.getSystemLoadAverage(),
        busyForASecond());
  }

  /** What to tell whoever measures on a machine that has other things to do. */
  public Optional<String> warning() {
    return busy <= QUIET_MAX
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "this machine is not quiet, its processors are %.0f %% busy: times will mislead,"
                    + " ratios less so",
                PERCENT * busy));
  }

  /** One line of Markdown. */
  public String markdown() {
    return String.format(
        Locale.ROOT,
        "`%s`: %s, %d processors, JDK %s; at the start %.0f %% busy, load %.2f.",
        command,
        cpu,
        processors,
        jdk,
        PERCENT * busy,
        load);
  }

  /** For programs. */
  Map<String, Object> json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("command", command);
    fields.put("cpu", cpu);
    fields.put("processors", processors);
    fields.put("jdk", jdk);
    fields.put("loadAtStart", load);
    fields.put("busyAtStart", busy);
    fields.put("quiet", warning().isEmpty());
    return fields;
  }

  /** Asks twice: an answer is about the time since the last question. */
  private static double busyForASecond() throws InterruptedException {
    double before = SYSTEM.getCpuLoad();
    boolean never = new CountDownLatch(1).await(1, TimeUnit.SECONDS);
    return before < 0 || never ? before : SYSTEM.getCpuLoad();
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
