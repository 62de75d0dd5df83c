package dev.p2p.benchmarks;

import dev.p2p.benchmarks.link.LinkBench;
import dev.p2p.benchmarks.link.OurNodes;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench link}. */
@Command(
    name = "link",
    header = "One link: messages a second, and what each costs.",
    description = {
      "Two processes on loopback: publish, bus, outbox, Writer, socket, Reader, checksum, handler;"
          + " nothing lost, all in order. Beside it: the same bytes through plain sockets, the"
          + " checksum alone, Netty, and JGroups with and without the same checksum.",
      "The limit is what the processors could do if they did nothing but hash each message at both"
          + " ends and move its bytes through sockets."
    },
    footer = {
      "",
      "Examples:",
      "  p2p bench link                        all sizes: 30 minutes",
      "  p2p bench link --size 256 --json -    one, for a program",
      "  p2p bench link --plot link.svg"
    })
final class LinkCommand implements Callable<Integer> {

  private static final int SIZE_MIN = Long.BYTES;

  @Option(
      names = "--size",
      paramLabel = "BYTES",
      split = ",",
      defaultValue = "256,1024,65536,1048576",
      description = "Of the payloads; several with commas. Default ${DEFAULT-VALUE}.")
  private List<Integer> sizes = List.of();

  @Mixin private RunOptions options = new RunOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    sizes.forEach(size -> options.requireWithin("--size", SIZE_MIN, OurNodes.PAYLOAD_MAX, size));
    return options.run(new LinkBench(sizes));
  }
}
