package dev.p2p.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of Jazzer, in a process of its own, which ends it: from the committed corpus and what
 * earlier runs added to it.
 *
 * <p><b>Threading:</b> confined to one thread, which waits for that process.
 */
final class FuzzRun {

  private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";
  private static final int INPUT_BYTES_MAX = 512;
  private static final Pattern INPUTS = Pattern.compile("stat::number_of_executed_units: (\\d+)");
  private static final Pattern RATE = Pattern.compile("stat::average_exec_per_sec: +(\\d+)");
  private static final Pattern COVERAGE = Pattern.compile("cov: (\\d+) ft: (\\d+) corp: (\\d+)");
  private static final Pattern BROKEN = Pattern.compile("== (?:Java Exception|libFuzzer.*): (.*)");
  private static final Pattern WRITTEN = Pattern.compile("Test unit written to (.*)");

  private final Target target;
  private final Path root;
  private final Path work;

  /**
   * What came out.
   *
   * @param text for people, whole lines
   */
  record Report(boolean holds, String text) {}

  /** A run that keeps its files in {@code .p2p/fuzz} under {@code root}. */
  FuzzRun(Target target, Path root) {
    this.target = target;
    this.root = root;
    this.work = root.resolve(".p2p/fuzz").resolve(target.name());
  }

  /** Fuzzes until the time is over or an invariant breaks. */
  Report run(int seconds) throws IOException, InterruptedException {
    Path corpus = Files.createDirectories(work.resolve("corpus"));
    Files.createDirectories(work.resolve("findings"));
    Path log = work.resolve("log");
    System.err.printf("p2p: fuzzing %s for %d s; log: %s%n", target.name(), seconds, log);
    int exit =
        new ProcessBuilder(command(seconds, corpus))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    return report(exit, Files.readString(log));
  }

  private List<String> command(int seconds, Path corpus) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx1g",
        "-XX:+UseSerialGC",
        "-XX:+EnableDynamicAgentLoading",
        "-cp",
        System.getProperty("java.class.path"),
        JAZZER,
        "--target_class=" + target.type().getName(),
        // The product is to be explored, not its hash, which only costs, nor the target.
        "--instrumentation_includes=dev.p2p.**",
        "--instrumentation_excludes=dev.p2p.fuzz.**:dev.p2p.wire.Blake2b*:"
            + target.type().getName(),
        // Nothing here is open to what Jazzer's own detectors look for, such as injected SQL.
        "--custom_hook_includes=dev.p2p.nothing.**",
        // It hooks into the JDK's patterns all the same, and reserves memory where we measure it.
        "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexRoadblocks",
        "--reproducer_path=" + work.resolve("findings"),
        "-artifact_prefix=" + work.resolve("findings") + "/",
        "-max_len=" + INPUT_BYTES_MAX,
        "-max_total_time=" + seconds,
        "-print_final_stats=1",
        "-rss_limit_mb=0", // The JVM has its own limit.
        corpus.toString(),
        root.resolve("p2p-fuzz/corpus").resolve(target.name()).toString());
  }

  /** Reads what Jazzer has logged. */
  Report report(int exit, String log) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: %s inputs, %s a second; %s%n"
            .formatted(target.name(), numberOf(INPUTS, log), numberOf(RATE, log), coverage(log)));
    Optional<String> broken = first(BROKEN, log);
    if (exit == 0 && broken.isEmpty()) {
      return new Report(true, text.append("Nothing broke.%n".formatted()).toString());
    }
    text.append("Broken: %s%n".formatted(broken.orElse("the run itself, exit code " + exit)));
    first(WRITTEN, log)
        .ifPresent(file ->
            text.append(
                "input: %s%nreplay: ./p2p fuzz %s --replay %s%n"
                    .formatted(file, target.name(), file)));
    return new Report(false, text.toString());
  }

  private static String coverage(String log) {
    Matcher matcher = COVERAGE.matcher(log);
    String found = "no coverage";
    while (matcher.find()) {
      found =
          "coverage %s, features %s, corpus %s"
              .formatted(matcher.group(1), matcher.group(2), matcher.group(3));
    }
    return found;
  }

  private static Optional<String> first(Pattern pattern, String log) {
    Matcher matcher = pattern.matcher(log);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String numberOf(Pattern pattern, String log) {
    return first(pattern, log).orElse("no");
  }
}
