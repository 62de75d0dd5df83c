package dev.p2p.app.soak;

import dev.p2p.core.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The memory of a node that has this process for itself. Reads what Linux tells of a process.
 *
 * <p><b>Threading:</b> a thread of its own samples the budget; the rest is for one other.
 */
final class OwnMemory implements AutoCloseable {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long SAMPLE_NANOS = 1_000_000;
  private static final long KIB = 1 << 10;

  private final Node node;
  private final AtomicLong mostUsed = new AtomicLong();
  private final Thread sampler;
  private volatile boolean closed;

  OwnMemory(Node node) {
    this.node = node;
    this.sampler = Thread.ofPlatform().daemon().name("soak-sampler").start(this::sample);
  }

  /** Twice: what the first finds to be dead may hold on to more until it is let go of. */
  static void collect() {
    System.gc();
    System.gc();
  }

  Look look() {
    return new Look(
        node.usage().budget().bytes(),
        mostUsed.get(),
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        status("VmRSS:"),
        status("VmHWM:"),
        node.stats().dropped().getOrDefault("tx/OVER_BUDGET", 0L));
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(sampler);
  }

  private void sample() {
    while (!closed) {
      mostUsed.accumulateAndGet(node.usage().budget().bytes(), Math::max);
      LockSupport.parkNanos(SAMPLE_NANOS);
    }
  }

  private static long status(String name) {
    try {
      String line =
          Files.readAllLines(STATUS).stream()
              .filter(each -> each.startsWith(name))
              .findFirst()
              .orElseThrow();
      return KIB * Long.parseLong(line.replaceAll("\\D", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
