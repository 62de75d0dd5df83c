package dev.p2p.benchmarks.link;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Counts what arrives, and sees whether it is all there and in order.
 *
 * <p><b>Threading:</b> messages are told one at a time; anybody may ask.
 */
final class Arrivals {

  private final AtomicLong count = new AtomicLong();
  private final AtomicReference<String> failure = new AtomicReference<>();

  /** A message arrived that has this number. */
  void on(long number) {
    long expected = count.getPlain();
    if (number != expected) {
      fail("message %d came where %d was to come".formatted(number, expected));
    }
    count.setRelease(expected + 1);
  }

  /** As many more arrived whose numbers nobody looked at. */
  void onUnseen(long more) {
    count.setRelease(count.getPlain() + more);
  }

  /** Something else is wrong; what went wrong first counts. */
  void fail(String why) {
    failure.compareAndSet(null, why);
  }

  long count() {
    return count.getAcquire();
  }

  Optional<String> failure() {
    return Optional.ofNullable(failure.get());
  }
}
