package dev.p2p.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code p2p fuzz}: lists the targets, fuzzes one, or replays an input. */
@Command(
    name = "p2p fuzz",
    description =
        "Feeds a part of the product until an invariant breaks. Without a target: lists them.",
    footer = {
      "",
      "Exit codes: 0 nothing broke, 1 an invariant is broken, 2 a mistake in the command line."
    })
final class Fuzz implements Callable<Integer> {

  private static final int HOLDS = 0;
  private static final int BROKEN = 1;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "TARGET", description = "What to fuzz.")
  private @Nullable String name;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long, at least 1; ${DEFAULT-VALUE} if not given.")
  private int seconds;

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      description = "Do not fuzz: run the target once, on this input.")
  private @Nullable Path replay;

  @Option(names = "--help", usageHelp = true, description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // The command line looks at it.
  private boolean help;

  private final Path root;

  /**
   * A command that keeps its files under a checkout's root.
   *
   * @param spec set by the command line
   */
  Fuzz(Path root, CommandSpec spec) {
    this.root = root;
    this.spec = spec;
  }

  /** Runs the command; the system property {@code p2p.root} names the checkout's root. */
  public static void main(String[] args) {
    System.exit(commandLine(Path.of(System.getProperty("p2p.root", "."))).execute(args));
  }

  static CommandLine commandLine(Path root) {
    return new CommandLine(new Fuzz(root, CommandSpec.create()));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (name == null) {
      list();
      return HOLDS;
    }
    Target target = Target.find(name).orElseThrow(() -> mistake(unknown()));
    if (seconds < 1) {
      throw mistake("--seconds must be at least 1, was " + seconds);
    }
    return replay == null ? fuzz(target) : replay(target, replay);
  }

  private void list() {
    for (Target target : Target.ALL) {
      spec.commandLine().getOut().printf("%-20s %s%n", target.name(), target.what());
    }
  }

  private int fuzz(Target target) throws IOException, InterruptedException {
    FuzzRun.Report report = new FuzzRun(target, root).run(seconds);
    spec.commandLine().getOut().print(report.text());
    spec.commandLine().getOut().flush();
    return report.holds() ? HOLDS : BROKEN;
  }

  private int replay(Target target, Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw mistake(file + ": not a file that can be read");
    }
    try {
      target.run().accept(Files.readAllBytes(file));
    } catch (RuntimeException | Error broken) {
      broken.printStackTrace(spec.commandLine().getErr());
      return BROKEN;
    }
    spec.commandLine().getOut().println("holds");
    return HOLDS;
  }

  private String unknown() {
    return "no target is named \"%s\"; there are: %s"
        .formatted(name, String.join(", ", Target.ALL.stream().map(Target::name).toList()));
  }

  private ParameterException mistake(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
