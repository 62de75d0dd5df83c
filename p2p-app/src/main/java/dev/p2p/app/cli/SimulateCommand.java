package dev.p2p.app.cli;

import dev.p2p.app.simulate.ProgressLine;
import dev.p2p.app.simulate.PropagationPlot;
import dev.p2p.app.simulate.Replay;
import dev.p2p.app.simulate.SeedRange;
import dev.p2p.app.simulate.SeedTable;
import dev.p2p.app.simulate.SimulationJson;
import dev.p2p.app.simulate.SimulationReport;
import dev.p2p.app.trace.TraceFile;
import dev.p2p.simulator.record.TraceSink;
import dev.p2p.simulator.scenario.NeverReadyException;
import dev.p2p.simulator.scenario.Progress;
import dev.p2p.simulator.scenario.ScenarioResult;
import dev.p2p.simulator.scenario.ScenarioRunner;
import dev.p2p.spi.TimeSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays a scenario on a simulated network, and says whether what it promises holds. */
@Command(
    name = "simulate",
    header = "Play a scenario on a simulated network, and check what it promises.",
    description = {
      "Real nodes on one thread, with simulated connections and simulated time: a virtual minute of"
          + " a thousand nodes takes about ten seconds. The same options and seed give the same run"
          + " on every machine, event by event; its trace hash says so.",
      "Exit code 0 only if everything the scenario promises holds."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    modelTransformer = ScenarioHelp.class,
    footer = {
      "",
      "Examples:",
      "  p2p simulate                              100 steady nodes",
      "  p2p simulate --nodes 1000 --scenario silent-fifth --plot spread.svg",
      "  p2p simulate --scenario churn --seeds 1..50",
      "  p2p simulate --scenario flood --trace events.jsonl --json | jq .dropped"
    })
final class SimulateCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin private SimulateOptions options = new SimulateOptions();

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "What chance depends on; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--seeds",
      paramLabel = "A..B",
      converter = SeedRangeConverter.class,
      description = "Run every seed from A to B instead: a line each, and a summary.")
  private @Nullable SeedRange seeds;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Write every event, a line of JSON each; p2p trace reads it.")
  private @Nullable Path trace;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Write how messages spread over time, as an SVG picture.")
  private @Nullable Path plot;

  @Option(names = "--json", description = "Print one JSON object per run, and no progress.")
  private boolean json;

  @Override
  public Integer call() {
    if (seeds != null && spec.commandLine().getParseResult().hasMatchedOption("--seed")) {
      throw new ParameterException(
          spec.commandLine(), "--seed is one run, --seeds are many: give one of the two");
    }
    if (seeds != null && (trace != null || plot != null)) {
      throw new ParameterException(
          spec.commandLine(), "--trace and --plot are about one run: use --seed, not --seeds");
    }
    options.check(spec.commandLine());
    try {
      return (seeds == null ? runOne() : runMany(seeds)) ? ExitCode.OK : ExitCode.FAILED;
    } catch (IOException | UncheckedIOException e) {
      throw new CommandFailedException("can't write: " + e.getMessage());
    } catch (NeverReadyException e) {
      throw new CommandFailedException(options.scenario().name() + ", " + e.getMessage());
    }
  }

  private boolean runOne() throws IOException {
    SimulationReport report = run(seed);
    // First, so that a picture that can't be written does not cost the run's result.
    print(json ? new SimulationJson().of(report) + System.lineSeparator() : report.toText());
    if (plot != null) {
      Files.writeString(plot, PropagationPlot.svg(report));
    }
    return report.result().verdict().holds();
  }

  private boolean runMany(SeedRange range) throws IOException {
    SeedTable table = new SeedTable(options.scenario().name());
    SimulationJson objects = new SimulationJson();
    if (!json) {
      print(SeedTable.HEADER + System.lineSeparator());
    }
    for (long each = range.first(); each <= range.last(); each++) {
      SimulationReport report = run(each);
      String line = table.add(report);
      print((json ? objects.of(report) : line) + System.lineSeparator());
    }
    if (!json) {
      print(System.lineSeparator() + table.summary());
    }
    return table.holds();
  }

  private SimulationReport run(long runSeed) throws IOException {
    if (trace == null) {
      return run(runSeed, TraceSink.NONE);
    }
    try (TraceFile file = new TraceFile(trace)) {
      return run(runSeed, file);
    }
  }

  private SimulationReport run(long runSeed, TraceSink sink) {
    PrintWriter err = spec.commandLine().getErr();
    TimeSource time = TimeSource.system();
    ProgressLine line = new ProgressLine(err, Ansi.AUTO.enabled(), time);
    ScenarioResult result;
    try {
      result =
          new ScenarioRunner(time, json ? Progress.NONE : line, sink)
              .run(options.scenario(), options.scenarioOptions(runSeed));
    } finally {
      line.clear();
    }
    return new SimulationReport(
        result,
        options.topologyLabel(),
        Replay.command(spec.commandLine().getParent().getParseResult().originalArgs(), runSeed));
  }

  private void print(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
  }
}
