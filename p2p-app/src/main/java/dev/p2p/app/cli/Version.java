package dev.p2p.app.cli;

import dev.p2p.app.assembly.Software;
import picocli.CommandLine.IVersionProvider;

/** Answers {@code --version}. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {Software.nameAndVersion(), "on Java " + Runtime.version()};
  }
}
