package dev.p2p.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** Holds the product to reserving no more memory than what arrived is worth. */
final class Allocation {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Room for what does not depend on the input, such as the text of a violation. */
  private static final long SLACK_BYTES = 100_000;

  private record Measured<T>(T result, long reserved) {}

  private Allocation() {}

  /**
   * Runs {@code work}, which must not reserve more than some bytes for each byte of input.
   *
   * @param inputBytes how long the input is
   */
  static <T> T check(int perInputByte, int inputBytes, Supplier<T> work) {
    long allowed = SLACK_BYTES + (long) perInputByte * inputBytes;
    Measured<T> first = measure(work);
    if (first.reserved() <= allowed) {
      return first.result();
    }
    // What is reserved the first time only is for classes that were loaded on the way.
    Measured<T> second = measure(work);
    Expect.that(
        second.reserved() <= allowed,
        "%d bytes of input made us reserve %d",
        inputBytes,
        second.reserved());
    return second.result();
  }

  private static <T> Measured<T> measure(Supplier<T> work) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    T result = work.get();
    return new Measured<>(result, THREADS.getCurrentThreadAllocatedBytes() - before);
  }
}
