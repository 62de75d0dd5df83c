package dev.p2p.benchmarks.micro;

import dev.p2p.benchmarks.report.Environment;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench micro}. */
@Command(
    name = "micro",
    header = "Single operations, on one thread: checksum, codec, outbox, bus, duplicate filter.",
    description = "JMH measures them; tables in Markdown.",
    footer = {
      "",
      "Examples:",
      "  p2p bench micro             everything, with care: 20 minutes",
      "  p2p bench micro Checksum    the classes whose names match",
      "  p2p bench micro --quick     everything, one round, every other row: less than a minute"
    })
public final class MicroCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(
      paramLabel = "REGEX",
      arity = "0..1",
      defaultValue = "",
      description = "Only classes in whose full names it is found.")
  private Pattern which = Pattern.compile("");

  @Option(names = "--quick", description = "One round, every other row.")
  private boolean quick;

  @Override
  public Integer call() throws RunnerException, InterruptedException {
    List<Comparison> comparisons = pickFrom(Comparison.all());
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Environment environment =
        Environment.here(spec.root().commandLine().getParseResult().originalArgs());
    environment.warning().ifPresent(warning -> err.println("p2p bench: " + warning));
    try {
      List<Table> tables =
          new Rounds(quick ? Pace.QUICK : Pace.CAREFUL, err::println).measure(comparisons);
      out.println(environment.markdown());
      tables.forEach(table -> out.print("\n" + table.markdown()));
      out.flush();
      return CommandLine.ExitCode.OK;
    } catch (RunnerException e) {
      if (e.getCause() != null) {
        throw e;
      }
      err.println("p2p bench: " + e.getMessage()); // such as: another JMH is measuring here
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private List<Comparison> pickFrom(List<Comparison> all) {
    List<Comparison> picked =
        all.stream().filter(one -> which.matcher(one.benchmark()).find()).toList();
    if (picked.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for REGEX: \"%s\" is found in none of\n%s"
              .formatted(
                  which,
                  all.stream()
                      .map(one -> "  " + one.benchmark())
                      .collect(Collectors.joining("\n"))));
    }
    return picked;
  }
}
