package dev.p2p.app.cli;

import dev.p2p.app.config.NodeConfigFile;
import dev.p2p.app.console.Lines;
import dev.p2p.app.demo.Demo;
import dev.p2p.app.demo.DemoFailedException;
import dev.p2p.app.demo.DemoReport;
import dev.p2p.app.trace.QueuedTrace;
import dev.p2p.app.trace.TraceFile;
import dev.p2p.spi.TimeSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs several nodes and proves that gossip reaches them all. */
@Command(
    name = "demo",
    header = "Run several nodes and see that gossip reaches them all.",
    description = {
      "Full nodes over TCP on loopback, in a ring with some chords. Lines are published at nodes in"
          + " turn, as tx messages; then a table shows what each node did. Exit code 0 only if every"
          + " node delivered every other node's message exactly once.",
      "Lines come from FILE, or from standard input, or are built in if there are none within two"
          + " seconds."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  p2p demo                                    five nodes, built-in lines",
      "  seq 10000 | p2p demo --nodes 9              nine nodes, ten thousand lines",
      "  p2p demo --messages lines.txt --json | jq .complete",
      "  p2p demo --trace events.jsonl               for p2p trace"
    })
final class DemoCommand implements Callable<Integer> {

  private static final int NODES_MIN = 2;
  private static final int NODES_MAX = 500;
  private static final Duration INPUT_LIMIT = Duration.ofSeconds(2);

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many nodes, 2 to 500; default ${DEFAULT-VALUE}.")
  private int nodes;

  @Option(
      names = "--messages",
      paramLabel = "FILE",
      description = "Lines to publish; - waits for standard input however long it takes.")
  private @Nullable Path file;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Write every event, a line of JSON each; p2p trace reads it.")
  private @Nullable Path trace;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Mixin private WireOptions wire = new WireOptions();

  @Override
  public Integer call() throws InterruptedException {
    if (nodes < NODES_MIN || nodes > NODES_MAX) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--nodes': must be %d to %d, was %d"
              .formatted(NODES_MIN, NODES_MAX, nodes));
    }
    try (Lines lines = lines()) {
      return trace == null ? run(lines, Optional.empty()) : runTraced(lines, trace);
    } catch (IOException | DemoFailedException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
  }

  private int runTraced(Lines lines, Path file)
      throws DemoFailedException, IOException, InterruptedException {
    QueuedTrace queued = open(file);
    int code;
    try {
      code = run(lines, Optional.of(queued));
    } finally {
      close(queued);
    }
    if (queued.lost() > 0) {
      throw new CommandFailedException(
          "%s: %d events were too many at once and are missing".formatted(file, queued.lost()));
    }
    return code;
  }

  private int run(Lines lines, Optional<QueuedTrace> queued)
      throws DemoFailedException, IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    err.println("%d nodes, lines from %s".formatted(nodes, lines.origin()));
    Demo demo =
        new Demo(
            nodes,
            wire.over(NodeConfigFile.defaults()),
            TimeSource.system(),
            count -> progress(err, count),
            queued);
    DemoReport report = demo.run(lines);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? report.toJson() + System.lineSeparator() : report.toText());
    out.flush();
    return report.isComplete() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static QueuedTrace open(Path file) {
    try {
      return new QueuedTrace(new TraceFile(file));
    } catch (IOException e) {
      throw new CommandFailedException("can't write: " + e.getMessage());
    }
  }

  private static void close(QueuedTrace queued) {
    try {
      queued.close();
    } catch (IOException e) {
      throw new CommandFailedException("can't write: " + e.getMessage());
    }
  }

  private Lines lines() throws IOException {
    if (file == null) {
      return Lines.standardInputOrBuiltIn(INPUT_LIMIT);
    }
    if (file.toString().equals("-")) {
      return Lines.standardInput();
    }
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--messages': \"%s\" is not a file that can be read"
              .formatted(file));
    }
    return Lines.of(file);
  }

  private static void progress(PrintWriter err, long count) {
    err.println(count + " lines published");
    err.flush();
  }
}
