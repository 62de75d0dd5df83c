package dev.p2p.benchmarks;

import dev.p2p.benchmarks.bus.BusBench;
import dev.p2p.benchmarks.process.Bench;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench bus}. */
@Command(
    name = "bus",
    header = "Events within a process: publishers by subscribers.",
    description = {
      "Our bus with a queue for each subscriber, beside an ArrayBlockingQueue for each, and the"
          + " Disruptor with one ring for all. Nothing is lost: the queues make publishers wait, so"
          + " does the ring; our publishers look how far the slowest subscriber is, as our bus"
          + " itself never makes them wait."
    })
final class BusCommand extends TimedCommand {

  private static final int PUBLISHERS_MAX = 64;
  private static final int SUBSCRIBERS_MAX = 1_000;

  @Option(
      names = "--publishers",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,2,4",
      description = "How many; several with commas. Default ${DEFAULT-VALUE}.")
  private List<Integer> publishers = List.of();

  @Option(
      names = "--subscribers",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,8,64",
      description = "How many; several with commas. Default ${DEFAULT-VALUE}.")
  private List<Integer> subscribers = List.of();

  @Override
  Bench<?, ?> bench() {
    requireWithin("--publishers", 1, PUBLISHERS_MAX, publishers);
    requireWithin("--subscribers", 1, SUBSCRIBERS_MAX, subscribers);
    return new BusBench(publishers, subscribers);
  }
}
