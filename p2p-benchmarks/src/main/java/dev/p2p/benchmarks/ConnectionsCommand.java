package dev.p2p.benchmarks;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.p2p.benchmarks.connections.ConnectionsBench;
import dev.p2p.benchmarks.process.Bench;
import dev.p2p.benchmarks.process.MeasuringFailedException;
import java.lang.management.ManagementFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench connections}. */
@Command(
    name = "connections",
    header = "Thousands of idle peers: memory, time to accept them, cost of keeping them.",
    description = {
      "The peers are in another process, all on one thread; they shake hands and answer pings."
          + " Beside the node: a server with as many virtual threads and no protocol.",
      "Bytes are what the peers add to a process that has had 500 others before. --seconds is the"
          + " time of keeping them; a node pings who is silent every 30 s."
    })
final class ConnectionsCommand extends TimedCommand {

  /** Idle peers are pinged every 30 s: the time that counts must hold two of that. */
  private static final int SECONDS = 60;

  private static final int COUNT_MAX = 60_000;

  /** Files a JVM has open by itself, and some more. */
  private static final int OTHER_FILES = 200;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many peers; default ${DEFAULT-VALUE}.")
  private int count;

  ConnectionsCommand() {
    super(SECONDS);
  }

  @Override
  Bench<?, ?> bench() {
    requireWithin("--count", 1, COUNT_MAX, count);
    requireFiles(count + ConnectionsBench.BEFORE + OTHER_FILES);
    return new ConnectionsBench(count);
  }

  /** A JVM raises the limit that is in force to the hard one by itself. */
  private static void requireFiles(long needed) {
    var system = ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class);
    long allowed = system == null ? Long.MAX_VALUE : system.getMaxFileDescriptorCount();
    if (allowed < needed) {
      throw new MeasuringFailedException(
          """
          %,d peers need %,d open files in each process, and %,d are allowed. Either
            ulimit -n %d        in this shell, as root if the hard limit is lower (ulimit -Hn)
            --count %d      fewer peers\
          """
              .formatted(count(needed), needed, allowed, needed, Math.max(1, count(allowed))));
    }
  }

  private static long count(long files) {
    return files - ConnectionsBench.BEFORE - OTHER_FILES;
  }
}
