package dev.p2p.benchmarks;

import dev.p2p.benchmarks.process.Play;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The command of a bench that works for some time, and is measured meanwhile. */
abstract class TimedCommand extends BenchCommand {

  private static final int ROUNDS = 5;
  private static final int SECONDS = 5;
  private static final int SECONDS_MAX = 3_600;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Time that counts, for each contender and round; default ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--warmup",
      paramLabel = "S",
      defaultValue = "5",
      description = "Seconds before that, which do not count; default ${DEFAULT-VALUE}.")
  private int warmup;

  /** A command that measures for 5 s unless told otherwise. */
  TimedCommand() {
    this(SECONDS);
  }

  /** A command that measures for so many seconds unless told otherwise. */
  TimedCommand(int seconds) {
    super(ROUNDS);
    this.seconds = seconds;
  }

  @Override
  final Play play() {
    requireWithin("--seconds", 1, SECONDS_MAX, seconds);
    requireWithin("--warmup", 0, SECONDS_MAX, warmup);
    return new Play(Duration.ofSeconds(warmup), Duration.ofSeconds(seconds));
  }
}
