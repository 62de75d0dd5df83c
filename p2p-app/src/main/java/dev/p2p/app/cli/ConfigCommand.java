package dev.p2p.app.cli;

import dev.p2p.app.config.NodeConfigFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows and checks configuration files. */
@Command(
    name = "config",
    header = "Show the default configuration, or check a file.",
    description =
        "A configuration file is JSON with // comments. It needs only the keys that differ from"
            + " the default file, which explains each of them.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  p2p config --print-default > node.json   a file to start from",
      "  p2p config --check node.json             ok, or all that is wrong and where"
    })
final class ConfigCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Action action = new Action();

  /** One of the two. */
  private static final class Action {

    @Option(names = "--print-default", description = "Print the complete default file.")
    private boolean printDefault;

    @Option(
        names = "--check",
        paramLabel = "FILE",
        description = "Check FILE; print nothing but that it is ok, or what is not.")
    private @Nullable Path file;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (action.printDefault) {
      out.print(NodeConfigFile.defaultText());
    }
    if (action.file != null) {
      NodeConfigFile.read(action.file);
      out.println(action.file + ": ok");
    }
    out.flush();
    return ExitCode.OK;
  }
}
