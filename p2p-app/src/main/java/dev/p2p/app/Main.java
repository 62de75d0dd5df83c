package dev.p2p.app;

import dev.p2p.app.cli.P2p;

/** The program's entry. */
public final class Main {

  private Main() {}

  /** Runs one command and ends the process with its {@link dev.p2p.app.cli.ExitCode}. */
  public static void main(String[] args) {
    NameLookups.rememberNothing();
    System.exit(P2p.commandLine(args).execute(args));
  }
}
