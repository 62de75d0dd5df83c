package dev.p2p.benchmarks;

import dev.p2p.benchmarks.fanout.FanoutBench;
import dev.p2p.benchmarks.process.Bench;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench fanout}. */
@Command(
    name = "fanout",
    header = "One publisher, many peers: what a delivery costs it.",
    description = {
      "The peers are in another process, all on one thread: they read and count, and check no"
          + " checksums, so that it is the publisher who is measured. Beside it: a virtual thread"
          + " for each peer that writes as many bytes to a plain socket.",
      "At full speed the latency to the last peer is that of full outboxes; the paced node shows"
          + " what it is without."
    })
final class FanoutCommand extends TimedCommand {

  private static final int PEERS_MAX = 1_000;
  private static final int SIZE_MIN = 16;
  private static final int SIZE_MAX = 32 << 10;

  @Option(
      names = "--peers",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,16,64,256",
      description = "How many; several with commas. Default ${DEFAULT-VALUE}.")
  private List<Integer> peers = List.of();

  @Option(
      names = "--size",
      paramLabel = "BYTES",
      defaultValue = "256",
      description = "Of the payloads; default ${DEFAULT-VALUE}.")
  private int size;

  @Override
  Bench<?, ?> bench() {
    requireWithin("--peers", 1, PEERS_MAX, peers);
    requireWithin("--size", SIZE_MIN, SIZE_MAX, size);
    return new FanoutBench(peers, size);
  }
}
