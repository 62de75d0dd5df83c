package dev.p2p.benchmarks;

import dev.p2p.benchmarks.link.LinkBench;
import dev.p2p.benchmarks.link.OurNodes;
import dev.p2p.benchmarks.process.Bench;
import java.util.List;
import picocli.CommandLine.Command;
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
final class LinkCommand extends TimedCommand {

  private static final int SIZE_MIN = Long.BYTES;

  @Option(
      names = "--size",
      paramLabel = "BYTES",
      split = ",",
      defaultValue = "256,1024,65536,1048576",
      description = "Of the payloads; several with commas. Default ${DEFAULT-VALUE}.")
  private List<Integer> sizes = List.of();

  @Override
  Bench<?, ?> bench() {
    requireWithin("--size", SIZE_MIN, OurNodes.PAYLOAD_MAX, sizes);
    return new LinkBench(sizes);
  }
}
