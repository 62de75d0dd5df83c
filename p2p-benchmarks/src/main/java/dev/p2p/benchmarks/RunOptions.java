package dev.p2p.benchmarks;

import dev.p2p.benchmarks.process.Bench;
import dev.p2p.benchmarks.process.Play;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Options of a bench that works for some time, and is measured meanwhile. */
final class RunOptions extends ReportOptions {

  private static final int SECONDS_MAX = 3_600;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "5",
      description = "Time that counts, for each contender and round; default ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--warmup",
      paramLabel = "S",
      defaultValue = "5",
      description = "Seconds before that, which do not count; default ${DEFAULT-VALUE}.")
  private int warmup;

  /** Measures, and shows what came of it. */
  int run(Bench bench) throws IOException, InterruptedException {
    requireWithin("--seconds", 1, SECONDS_MAX, seconds);
    requireWithin("--warmup", 0, SECONDS_MAX, warmup);
    return run(bench, new Play(Duration.ofSeconds(warmup), Duration.ofSeconds(seconds)));
  }
}
