package dev.p2p.app.seed;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What this process takes up. */
final class Footprint {

  private Footprint() {}

  /** Bytes that are still in use after a collection. */
  static long heapInUse() {
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  static long openDescriptors() {
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getOpenFileDescriptorCount();
  }

  /** Threads of the system, which virtual ones are not. */
  static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }
}
