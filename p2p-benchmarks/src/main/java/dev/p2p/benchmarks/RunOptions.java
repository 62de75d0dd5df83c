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
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of every bench that measures in processes: how careful to be, and what to show. */
final class RunOptions {

  private static final String STANDARD_OUTPUT = "-";
  private static final int ROUNDS_MAX = 1_000;
  private static final int SECONDS_MAX = 3_600;

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
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "5",
      description = "Time that counts, for each contender and round; default ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--warmup",
      paramLabel = "S",
      defaultValue = "4",
      description = "Seconds before that, which do not count; default ${DEFAULT-VALUE}.")
  private int warmup;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write every figure there, with least and most; - is standard output.")
  private @Nullable String json;

  @Option(names = "--plot", paramLabel = "FILE", description = "Draw a picture there, as SVG.")
  private @Nullable Path plot;

  /** Measures, and shows what came of it: a table, unless JSON takes its place. */
  int run(Bench bench) throws IOException, InterruptedException {
    check();
    PrintWriter err = spec.commandLine().getErr();
    Environment environment = Environment.here(arguments());
    environment.warning().ifPresent(warning -> err.println("p2p bench: " + warning));
    Play play = new Play(Duration.ofSeconds(warmup), Duration.ofSeconds(seconds));
    List<Sheet> sheets = new Rounds(rounds, play, err::println).measure(bench);
    show(new Report(bench.heading(), environment, rounds, sheets));
    return 0;
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

  /**
   * Refuses a value of an option.
   *
   * @throws ParameterException if it is not within the bounds, both included
   */
  void requireWithin(String option, int least, int most, int value) {
    if (value < least || value > most) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '%s': must be from %d to %d, was %d"
              .formatted(option, least, most, value));
    }
  }

  private void check() {
    requireWithin("--rounds", 1, ROUNDS_MAX, rounds);
    requireWithin("--seconds", 1, SECONDS_MAX, seconds);
    requireWithin("--warmup", 0, SECONDS_MAX, warmup);
  }

  private List<String> arguments() {
    return spec.root().commandLine().getParseResult().originalArgs();
  }
}
