package dev.p2p.benchmarks.startup;

import dev.p2p.benchmarks.process.Bench;
import dev.p2p.benchmarks.process.JvmCommand;
import dev.p2p.benchmarks.process.MeasuringFailedException;
import dev.p2p.benchmarks.process.Play;
import dev.p2p.benchmarks.report.Column;
import dev.p2p.benchmarks.report.Figures;
import dev.p2p.benchmarks.report.Heading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts of the application: as users start it, and what the launcher's class data archive gives.
 */
public final class StartupBench implements Bench<Integer, StartupContender> {

  private static final String MILLIS = "startMillis";
  private static final List<String> RUN = List.of("run", "--listen", "127.0.0.1:0");

  private final Path root;

  /** For the checkout in that folder, which is built. */
  public StartupBench(Path root) {
    this.root = root;
  }

  @Override
  public Heading heading() {
    return new Heading(
        "startup",
        "From the start of the process until it says that it listens.",
        "nodes",
        List.of(new Column("ms", MILLIS)));
  }

  @Override
  public List<Integer> rows() {
    return List.of(1);
  }

  @Override
  public List<StartupContender> contenders() {
    return List.of(StartupContender.values());
  }

  @Override
  public Figures measure(Integer row, StartupContender contender, Play play)
      throws IOException, InterruptedException {
    return Figures.NONE.with(MILLIS, new Start(command(contender)).millis());
  }

  private List<String> command(StartupContender contender) throws IOException {
    String java = JvmCommand.program();
    return switch (contender) {
      case LAUNCHER -> and(List.of(root.resolve("p2p").toString()), RUN);
      case ARCHIVE ->
          and(List.of(java, "-XX:SharedArchiveFile=" + archive(), "-jar", jar().toString()), RUN);
      case NO_ARCHIVE -> and(List.of(java, "-jar", jar().toString()), RUN);
      case EMPTY ->
          List.of(java, "-cp", System.getProperty("java.class.path"), EmptyMain.class.getName());
    };
  }

  private Path jar() {
    return root.resolve("p2p-app/target/p2p-app.jar");
  }

  private Path archive() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("p2p-app/target"))) {
      return files
          .filter(file -> file.toString().endsWith(".jsa"))
          .findFirst()
          .orElseThrow(
              () -> new MeasuringFailedException("the launcher has made no archive; see ./p2p"));
    }
  }

  private static List<String> and(List<String> first, List<String> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }
}
