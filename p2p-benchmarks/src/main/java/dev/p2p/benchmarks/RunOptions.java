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

  private void check() {
    require("--rounds", 1, rounds);
    require("--seconds", 1, seconds);
    require("--warmup", 0, warmup);
  }

  private void require(String option, int least, int value) {
    if (value < least) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '%s': must be at least %d, was %d"
              .formatted(option, least, value));
    }
  }

  private List<String> arguments() {
    return spec.root().commandLine().getParseResult().originalArgs();
  }
}
