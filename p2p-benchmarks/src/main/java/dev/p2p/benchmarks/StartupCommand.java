package dev.p2p.benchmarks;

import dev.p2p.benchmarks.process.MeasuringFailedException;
import dev.p2p.benchmarks.process.Play;
import dev.p2p.benchmarks.startup.StartupBench;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bench startup}. */
@Command(
    name = "startup",
    header = "From the start of a process until its node listens.",
    description = {
      "./p2p run as users start it; the same without the launcher, with and without the class data"
          + " archive it makes; and a JVM whose main does nothing."
    },
    defaultValueProvider = StartupDefaults.class)
final class StartupCommand implements Callable<Integer> {

  @Mixin private ReportOptions options = new ReportOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    @Nullable String root = System.getProperty("p2p.root");
    if (root == null) {
      throw new MeasuringFailedException("the launcher must start it: ./p2p bench startup");
    }
    return options.run(new StartupBench(Path.of(root)), new Play(Duration.ZERO, Duration.ZERO));
  }
}
