package dev.p2p.benchmarks.connections;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What this process holds, in bytes, after a collection; Linux alone tells all of it.
 *
 * @param heap live objects, stacks of virtual threads included
 * @param committed heap the JVM has at the moment, free parts included
 * @param direct buffers outside the heap
 * @param nativeBytes what the JVM has committed otherwise, direct buffers included: Native Memory
 *     Tracking must be on
 * @param resident pages the system keeps in memory for it
 */
record Memory(long heap, long committed, long direct, long nativeBytes, long resident) {

  private static final Pattern COMMITTED = Pattern.compile("committed=(\\d+)KB");
  private static final Pattern HEAP =
      Pattern.compile("Java Heap \\(reserved=\\d+KB, committed=(\\d+)KB");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final long KIB = 1 << 10;

  private static final long BETWEEN_LOOKS_NANOS = Duration.ofMillis(100).toNanos();
  private static final int LOOKS_UNCHANGED = 5;
  private static final int LOOKS_MAX = 50;

  /** As of now. */
  static Memory now() throws IOException {
    // Twice: what cleaners let go of after the first is gone after the second.
    ManagementFactory.getMemoryMXBean().gc();
    ManagementFactory.getMemoryMXBean().gc();
    // What the compiler used and gave back, the C library keeps unless told otherwise.
    diagnose("systemTrimNativeHeap", new Object[0], new String[0]);
    String tracked =
        diagnose(
            "vmNativeMemory",
            new Object[] {new String[] {"summary"}},
            new String[] {String[].class.getName()});
    return new Memory(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted(),
        directBytes(),
        KIB * (first(COMMITTED, tracked) - first(HEAP, tracked)),
        settledResidentBytes());
  }

  /** The collector gives memory back on a thread of its own: waits until it has. */
  private static long settledResidentBytes() throws IOException {
    long least = residentBytes();
    int unchanged = 0;
    for (int i = 0; i < LOOKS_MAX && unchanged < LOOKS_UNCHANGED; i++) {
      LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
      long now = residentBytes();
      unchanged = now < least ? 0 : unchanged + 1;
      least = Math.min(least, now);
    }
    return least;
  }

  private static long residentBytes() throws IOException {
    return KIB * first(RESIDENT, Files.readString(Path.of("/proc/self/status")));
  }

  private static long directBytes() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }

  /** What jcmd would ask this process. */
  private static String diagnose(String command, Object[] arguments, String[] types)
      throws IOException {
    try {
      ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
      return String.valueOf(
          ManagementFactory.getPlatformMBeanServer().invoke(commands, command, arguments, types));
    } catch (JMException e) {
      throw new IOException("this JVM has no " + command, e);
    }
  }

  private static long first(Pattern pattern, String text) throws IOException {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IOException("%s is not in \"%s\"".formatted(pattern, text));
    }
    return Long.parseLong(found.group(1));
  }
}
