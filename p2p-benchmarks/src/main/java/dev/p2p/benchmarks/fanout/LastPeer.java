package dev.p2p.benchmarks.fanout;

import dev.p2p.benchmarks.report.Figures;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Knows when the last of all peers has a message, and whether each gets all of them in order.
 *
 * <p><b>Threading:</b> told on one thread; anybody may ask.
 */
final class LastPeer {

  /** More messages than a peer may be behind another: twice what an outbox holds. */
  private static final int BEHIND_MAX = 1 << 14;

  private static final int DIGITS = 3;

  private final boolean timed;
  private final long[] next;
  private final int[] have = new int[BEHIND_MAX];
  private final AtomicLong deliveries = new AtomicLong();
  private final AtomicReference<String> failure = new AtomicReference<>();
  private final SingleWriterRecorder times = new SingleWriterRecorder(DIGITS);

  /** For so many peers; {@code timed} only if none gets ahead of another by more than a ring. */
  LastPeer(int peers, boolean timed) {
    this.timed = timed;
    next = new long[peers];
  }

  void onMessage(int peer, ByteBuffer source, int index) {
    long number = Stamped.number(source, index);
    if (number != next[peer]) {
      failure.compareAndSet(
          null, "peer %d got message %d, not %d".formatted(peer, number, next[peer]));
    }
    next[peer] = number + 1;
    deliveries.setRelease(deliveries.getPlain() + 1);
    if (timed && isLast((int) (number % BEHIND_MAX))) {
      times.recordValue(Math.max(0, System.nanoTime() - Stamped.publishedNanos(source, index)));
    }
  }

  long deliveries() {
    return deliveries.getAcquire();
  }

  Optional<String> failure() {
    return Optional.ofNullable(failure.get());
  }

  void begin() {
    times.reset();
  }

  Figures end() {
    if (!timed) {
      return Figures.NONE;
    }
    Histogram taken = times.getIntervalHistogram();
    return Figures.NONE
        .with("lastPeerP50Micros", micros(taken, 50))
        .with("lastPeerP99Micros", micros(taken, 99));
  }

  private boolean isLast(int slot) {
    have[slot]++;
    boolean last = have[slot] == next.length;
    if (last) {
      have[slot] = 0;
    }
    return last;
  }

  private static double micros(Histogram nanos, double percentile) {
    return nanos.getValueAtPercentile(percentile) / (double) TimeUnit.MICROSECONDS.toNanos(1);
  }
}
