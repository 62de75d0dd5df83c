package dev.p2p.benchmarks;

import dev.p2p.benchmarks.process.Bench;
import dev.p2p.benchmarks.process.Play;
import dev.p2p.benchmarks.process.Rounds;
import dev.p2p.benchmarks.report.Environment;
import dev.p2p.benchmarks.report.Report;
import dev.p2p.benchmarks.report.Sheet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of every bench that measures in processes: how often, and what to show. */
class ReportOptions {

  private static final String STANDARD_OUTPUT = "-";
  private static final int ROUNDS_MAX = 1_000;

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "Measure everything so often, in new processes each time; default ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description =
          "Write every figure there, with least and most; - is standard output, instead of the"
              + " table.")
  private @Nullable String json;

  @Option(names = "--plot", paramLabel = "FILE", description = "Draw a picture there, as SVG.")
  private @Nullable Path plot;

  /** Measures, and shows what came of it. */
  final int run(Bench bench, Play play) throws IOException, InterruptedException {
    requireWithin("--rounds", 1, ROUNDS_MAX, rounds);
    PrintWriter err = spec.commandLine().getErr();
    Environment environment =
        Environment.here(spec.root().commandLine().getParseResult().originalArgs());
    environment.warning().ifPresent(warning -> err.println("p2p bench: " + warning));
    List<Sheet> sheets = new Rounds(rounds, play, err::println).measure(bench);
    show(new Report(bench.heading(), environment, rounds, sheets));
    return 0;
  }

  /**
   * Refuses a value of an option.
   *
   * @throws ParameterException if it is not within the bounds, both included
   */
  final void requireWithin(String option, int least, int most, int value) {
    if (value < least || value > most) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '%s': must be from %d to %d, was %d"
              .formatted(option, least, most, value));
    }
  }

  private void show(Report report) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (STANDARD_OUTPUT.equals(json)) {
      out.print(report.json());
    } else {
      out.print(report.markdown());
      if (json != null) {
        Files.writeString(Path.of(json), report.json());
      }
    }
    if (plot != null) {
      Files.writeString(plot, report.svg());
    }
    out.flush();
  }
}
