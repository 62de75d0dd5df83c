package dev.p2p.app.cli;

import picocli.CommandLine;

/** What the process says when it ends. */
public final class ExitCode {

  /** Done. */
  public static final int OK = CommandLine.ExitCode.OK;

  /** It did not work, and nothing the user typed is to blame. */
  public static final int FAILED = CommandLine.ExitCode.SOFTWARE;

  /** A mistake in the command line or in a configuration file. */
  public static final int USAGE = CommandLine.ExitCode.USAGE;

  private ExitCode() {}
}
