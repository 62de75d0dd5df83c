package dev.p2p.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** Holds the product to reserving no more memory than what arrived is worth. */
final class Allocation {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Room for what does not depend on the input, such as the text of a violation. */
  private static final long SLACK_BYTES = 100_000;

  private static final int MEASUREMENTS = 10;

  private record Measured<T>(T result, long reserved) {}

  private Allocation() {}

  /**
   * Runs {@code work}, which must not reserve more than some bytes for each byte of input.
   *
   * @param inputBytes how long the input is
   */
  static <T> T check(int perInputByte, int inputBytes, Supplier<T> work) {
    long allowed = SLACK_BYTES + (long) perInputByte * inputBytes;
    Measured<T> least = measure(work);
    // Classes that are loaded on the way, and what a fuzzer does to them, count only once.
    for (int i = 1; i < MEASUREMENTS && least.reserved() > allowed; i++) {
      least = measure(work);
    }
    Expect.that(
        least.reserved() <= allowed,
        "%d bytes of input made us reserve %d",
        inputBytes,
        least.reserved());
    return least.result();
  }

  private static <T> Measured<T> measure(Supplier<T> work) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    T result = work.get();
    return new Measured<>(result, THREADS.getCurrentThreadAllocatedBytes() - before);
  }
}
