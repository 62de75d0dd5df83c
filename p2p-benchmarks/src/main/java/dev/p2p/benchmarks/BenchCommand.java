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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command of a bench that measures in processes: how often, and what to show. Which bench that
 * is, a subclass says, and adds options of its own.
 */
abstract class BenchCommand implements Callable<Integer> {

  private static final String STANDARD_OUTPUT = "-";
  private static final int ROUNDS_MAX = 1_000;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--rounds",
      paramLabel = "N",
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

  /** A command that measures so many rounds unless told otherwise. */
  BenchCommand(int rounds) {
    this.rounds = rounds;
  }

  /**
   * The bench that the options ask for.
   *
   * @throws ParameterException if one of them has a value that it must not have
   */
  abstract Bench<?, ?> bench();

  /** How long each measurement takes; throws as {@link #bench}. */
  abstract Play play();

  @Override
  public final Integer call() throws IOException, InterruptedException {
    Bench<?, ?> bench = bench();
    Play play = play();
    requireWithin("--rounds", 1, ROUNDS_MAX, rounds);
    PrintWriter err = spec.commandLine().getErr();
    Environment environment =
        Environment.here(spec.root().commandLine().getParseResult().originalArgs());
    environment.warning().ifPresent(warning -> err.println("p2p bench: " + warning));
    List<Sheet> sheets = new Rounds(rounds, play, err::println).measure(bench);
    show(new Report(bench.heading(), environment, rounds, sheets));
    return CommandLine.ExitCode.OK;
  }

  /** As {@link #requireWithin(String, int, int, int)}, for each of several values. */
  final void requireWithin(String option, int least, int most, List<Integer> values) {
    values.forEach(value -> requireWithin(option, least, most, value));
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
