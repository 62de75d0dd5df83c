package dev.p2p.benchmarks;

import dev.p2p.benchmarks.process.Bench;
import dev.p2p.benchmarks.process.MeasuringFailedException;
import dev.p2p.benchmarks.process.Play;
import dev.p2p.benchmarks.startup.StartupBench;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code bench startup}. */
@Command(
    name = "startup",
    header = "From the start of a process until its node listens.",
    description = {
      "./p2p run as users start it; the same without the launcher, with and without the class data"
          + " archive it makes; and a JVM whose main does nothing."
    })
final class StartupCommand extends BenchCommand {

  /** A start takes less than a second, so there can be more of them. */
  private static final int ROUNDS = 11;

  StartupCommand() {
    super(ROUNDS);
  }

  @Override
  Bench<?, ?> bench() {
    @Nullable String root = System.getProperty("p2p.root");
    if (root == null) {
      throw new MeasuringFailedException("the launcher must start it: ./p2p bench startup");
    }
    return new StartupBench(Path.of(root));
  }

  /** A start is measured from end to end. */
  @Override
  Play play() {
    return new Play(Duration.ZERO, Duration.ZERO);
  }
}
