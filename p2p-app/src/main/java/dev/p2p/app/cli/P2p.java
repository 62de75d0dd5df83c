package dev.p2p.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program as a whole: its help and its version; its commands are in {@link Commands}. */
@Command(
    name = "p2p",
    header = "A gossip node: what one node publishes reaches every node.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands, each with a --help of its own:%n",
    footer = {
      "",
      "Examples:",
      "  p2p demo                                 five nodes, ten lines, every node gets them all",
      "  p2p simulate --nodes 1000                a thousand nodes in virtual time",
      "  p2p trace 6d0b3c --from events.jsonl     what became of one message",
      "  p2p run --listen 127.0.0.1:7000 --print  a node that shows what it accepts",
      "  p2p send --to 127.0.0.1:7000 --topic tx --text hello",
      "  p2p tail --from 127.0.0.1:7000           what that node sends",
      "  p2p run --admin 127.0.0.1:7001           a node that can be asked: p2p peers, p2p why",
      "  p2p frame decode --help                  bytes to frames and back, no network",
      "  p2p config --print-default > node.json   a configuration file to start from",
      "  p2p config --check node.json             is it right?",
      "",
      "In a checkout also: ./p2p test, soak, bench, fuzz, mutate (CONTRIBUTING.md);",
      "./p2p image, ./p2p dist (docs/deployment.md).",
      "",
      "Environment:",
      "  P2P_LOG_LEVEL   how much to log: ERROR, WARN, INFO, DEBUG or TRACE",
      "  P2P_ADMIN       which running node peers, why, bans, trace and log-level ask",
      "  P2P_JAVA_OPTS   options of the Java virtual machine, such as -Xmx512m",
      "",
      "Exit codes: 0 done, 1 failed, 2 a mistake in command line, configuration or",
      "a file it names, or, with frame, a line of input."
    })
public final class P2p {

  private P2p() {}

  /**
   * The command line, ready to run the arguments of one start. It has the command that they begin
   * with, or all, to tell of them: picocli reads of each what it can be given, and a node would
   * wait for a dozen that are not meant.
   */
  public static CommandLine commandLine(String... args) {
    FailureReport failures = new FailureReport();
    CommandLine program = new CommandLine(new P2p());
    // Made one by one, so that picocli has each transform its model.
    Commands.of(args).stream().map(CommandLine::new).forEach(program::addSubcommand);
    return program.setParameterExceptionHandler(failures).setExecutionExceptionHandler(failures);
  }
}
