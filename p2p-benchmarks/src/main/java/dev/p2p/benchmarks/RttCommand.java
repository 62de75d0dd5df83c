package dev.p2p.benchmarks;

import dev.p2p.benchmarks.process.Bench;
import dev.p2p.benchmarks.rtt.RttBench;
import picocli.CommandLine.Command;

/** {@code bench rtt}. */
@Command(
    name = "rtt",
    header = "There and back: how long a peer's answer takes.",
    description = {
      "A question of 256 bytes to a handler in another process and its answer; Ping and Pong;"
          + " beside them an echo of as many bytes over plain sockets, on virtual and on platform"
          + " threads. One question at a time.",
      "The nodes' limits on how often they may be asked are lifted."
    })
final class RttCommand extends TimedCommand {

  @Override
  Bench<?, ?> bench() {
    return new RttBench();
  }
}
