package dev.p2p.benchmarks.process;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this process has used since it started, of time and memory.
 *
 * <p>Bytes are those of {@code getTotalThreadAllocatedBytes}. A virtual thread has no account of
 * its own: what it allocates, it allocates from the buffers of its carrier, which is a thread that
 * is counted, those that have ended included.
 *
 * @param nanos of the monotonic clock
 * @param cpuNanos processor time of all threads, the collector's and the compiler's included, in
 *     user and system mode
 * @param allocatedBytes of heap, by all threads
 */
public record Costs(long nanos, long cpuNanos, long allocatedBytes) {

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  /** As of now. */
  public static Costs now() {
    return new Costs(
        System.nanoTime(), SYSTEM.getProcessCpuTime(), THREADS.getTotalThreadAllocatedBytes());
  }

  /** What was used from {@code earlier} to this. */
  public Costs since(Costs earlier) {
    return new Costs(
        nanos - earlier.nanos,
        cpuNanos - earlier.cpuNanos,
        allocatedBytes - earlier.allocatedBytes);
  }
}
