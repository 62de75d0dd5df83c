package dev.p2p.benchmarks;

import dev.p2p.benchmarks.micro.MicroCommand;
import dev.p2p.benchmarks.process.MeasuringFailedException;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code ./p2p bench}: what was measured on standard output, how far it is on standard error. */
@Command(
    name = "p2p bench",
    header = "Measures what is fast, each figure beside baselines of the same run.",
    synopsisSubcommandLabel = "BENCH",
    subcommands = {
      SmokeCommand.class,
      LinkCommand.class,
      FanoutCommand.class,
      RttCommand.class,
      ConnectionsCommand.class,
      BusCommand.class,
      StartupCommand.class,
      MicroCommand.class
    },
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nBenches, each with a --help of its own:%n",
    footer = {
      "",
      "Measure on a machine that has nothing else to do. P2P_JAVA_OPTS goes to",
      "measuring processes too. Exit codes: 0 done, 1 failed, 2 a mistake in the",
      "command line."
    })
public final class Main {

  private Main() {}

  /** Runs one bench and ends the process. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, ready to run. */
  static CommandLine commandLine() {
    CommandLine main = new CommandLine(new Main()).setExecutionExceptionHandler(Main::report);
    offerHelp(main);
    return main;
  }

  /** Everywhere, and without a --version: these have none of their own. */
  private static void offerHelp(CommandLine command) {
    command
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .usageHelp(true)
                .description("Show this help and end.")
                .build());
    command.getSubcommands().values().forEach(Main::offerHelp);
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
