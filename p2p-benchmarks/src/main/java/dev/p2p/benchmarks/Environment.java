package dev.p2p.benchmarks;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a figure must be read with: the command, the machine, the JDK. */
final class Environment {

  private Environment() {}

  /** One line of Markdown. */
  static String markdown(String... args) {
    String command =
        Stream.concat(Stream.of("./p2p", "bench"), Stream.of(args).map(Environment::quoted))
            .collect(Collectors.joining(" "));
    return "`%s`, %d processors, %s, JDK %s"
        .formatted(
            command,
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.arch"),
            Runtime.version());
  }

  /** As a shell needs it. */
  private static String quoted(String arg) {
    return arg.matches("[\\w.-]+") ? arg : "'" + arg + "'";
  }
}
