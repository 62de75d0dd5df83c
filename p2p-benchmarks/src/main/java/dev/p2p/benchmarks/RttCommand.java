package dev.p2p.benchmarks;

import dev.p2p.benchmarks.rtt.RttBench;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
final class RttCommand implements Callable<Integer> {

  @Mixin private RunOptions options = new RunOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    return options.run(new RttBench());
  }
}
