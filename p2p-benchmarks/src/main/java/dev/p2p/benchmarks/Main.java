package dev.p2p.benchmarks;

import dev.p2p.benchmarks.micro.MicroCommand;
import dev.p2p.benchmarks.process.MeasuringFailedException;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** {@code ./p2p bench}: what was measured on standard output, how far it is on standard error. */
@Command(
    name = "p2p bench",
    header = "Measures what is fast, each figure beside baselines of the same run.",
    synopsisSubcommandLabel = "BENCH",
    subcommands = {
      LinkCommand.class,
      RttCommand.class,
      FanoutCommand.class,
      ConnectionsCommand.class,
      BusCommand.class,
      MicroCommand.class
    },
    mixinStandardHelpOptions = true,
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nBenches, each with a --help of its own:%n",
    footer = {
      "",
      "Measure on a machine that has nothing else to do. P2P_JAVA_OPTS goes to measuring processes",
      "too. Exit codes: 0 done, 1 failed, 2 a mistake in the command line."
    })
public final class Main {

  private Main() {}

  /** Runs one bench and ends the process. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, ready to run. */
  static CommandLine commandLine() {
    return new CommandLine(new Main()).setExecutionExceptionHandler(Main::report);
  }

  private static int report(Exception failure, CommandLine command, ParseResult parsed)
      throws Exception {
    if (failure instanceof MeasuringFailedException || failure instanceof IOException) {
      command.getErr().println("p2p bench: " + failure.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw failure;
  }
}
