package dev.p2p.app.cli;

import dev.p2p.app.ask.AskFailedException;
import dev.p2p.app.config.ConfigException;
import dev.p2p.app.console.BadInputException;
import dev.p2p.app.trace.TraceException;
import dev.p2p.simulator.fault.FaultException;
import dev.p2p.simulator.text.SyntaxException;
import java.io.PrintWriter;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells the user of failures: of his own in a line or two, of ours with a stack trace. */
final class FailureReport implements IParameterExceptionHandler, IExecutionExceptionHandler {

  @Override
  public int handleParseException(ParameterException mistake, String[] args) {
    CommandLine command = mistake.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(mistake.getMessage());
    UnmatchedArgumentException.printSuggestions(mistake, err);
    err.println("See \"%s --help\".".formatted(command.getCommandSpec().qualifiedName()));
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult parseResult) {
    if (failure instanceof ConfigException
        || failure instanceof BadInputException
        || failure instanceof SyntaxException
        || failure instanceof FaultException
        || failure instanceof TraceException) {
      command.getErr().println(failure.getMessage());
      return ExitCode.USAGE;
    }
    if (failure instanceof CommandFailedException reason) {
      command.getErr().println(reason.getMessage());
      return ExitCode.FAILED;
    }
    if (failure instanceof AskFailedException reason) {
      command.getErr().println(reason.getMessage());
      return reason.isMistake() ? ExitCode.USAGE : ExitCode.FAILED;
    }
    // Not a constant of this class: most commands never log, and a backend takes time to start.
    LoggerFactory.getLogger(FailureReport.class)
        .error("{} failed", command.getCommandSpec().qualifiedName(), failure);
    return ExitCode.FAILED;
  }
}
