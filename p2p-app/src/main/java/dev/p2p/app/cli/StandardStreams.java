package dev.p2p.app.cli;

import dev.p2p.app.frame.FrameLines;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** Answers the lines of standard input on standard output. */
final class StandardStreams {

  private StandardStreams() {}

  /**
   * Runs to the end of the input.
   *
   * @return the exit code; before a bad one a line on standard error
   * @throws CommandFailedException if input or output fails
   */
  static int run(FrameLines lines, CommandSpec spec) {
    FrameLines.Summary summary;
    try {
      // Not System.out, which swallows failures: nobody would notice that its reader has gone.
      summary = lines.run(System.in, new FileOutputStream(FileDescriptor.out));
    } catch (IOException e) {
      throw new CommandFailedException(spec.qualifiedName() + ": " + e.getMessage());
    }
    if (summary.bad() == 0) {
      return ExitCode.OK;
    }
    PrintWriter err = spec.commandLine().getErr();
    err.println(
        "%s: %d of %d lines %s bad, see the errors among the answers"
            .formatted(
                spec.qualifiedName(),
                summary.bad(),
                summary.lines(),
                summary.bad() == 1 ? "was" : "were"));
    return ExitCode.USAGE;
  }
}
