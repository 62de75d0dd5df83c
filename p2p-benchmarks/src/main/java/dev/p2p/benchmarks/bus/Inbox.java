package dev.p2p.benchmarks.bus;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What one subscriber has got: looks whether it is all of every publisher's, in order.
 *
 * <p><b>Threading:</b> told on its subscriber's thread; anybody may ask.
 */
final class Inbox {

  private final AtomicLongArray got;
  private final AtomicReference<String> failure;

  Inbox(int publishers, AtomicReference<String> failure) {
    this.got = new AtomicLongArray(publishers);
    this.failure = failure;
  }

  void on(int publisher, long number) {
    long expected = got.getPlain(publisher);
    if (number != expected) {
      failure.compareAndSet(
          null,
          "event %d of publisher %d came where %d was to come"
              .formatted(number, publisher, expected));
    }
    got.setRelease(publisher, expected + 1);
  }

  /** How many of a publisher's. */
  long got(int publisher) {
    return got.getAcquire(publisher);
  }

  /** How many of all. */
  long all() {
    long sum = 0;
    for (int i = 0; i < got.length(); i++) {
      sum += got(i);
    }
    return sum;
  }
}
