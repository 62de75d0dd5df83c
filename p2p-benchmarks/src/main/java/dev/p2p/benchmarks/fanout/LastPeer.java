package dev.p2p.benchmarks.fanout;

import dev.p2p.benchmarks.process.Progress;
import dev.p2p.benchmarks.process.Tally;
import dev.p2p.benchmarks.report.Figures;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Knows when the last of all peers has a message, and whether each gets all of them in order.
 *
 * <p><b>Threading:</b> told on one thread; anybody may ask.
 */
final class LastPeer {

  /** Half of the messages took longer. */
  static final String P50 = "lastPeerP50Micros";

  /** The slowest hundredth took longer. */
  static final String P99 = "lastPeerP99Micros";

  /** More messages than a peer may be behind another: twice what an outbox holds. */
  private static final int BEHIND_MAX = 1 << 14;

  /** Significant digits of a time. */
  private static final int DIGITS = 3;

  private final boolean timed;

  /** For each peer, the number that is to come. */
  private final long[] next;

  /** A ring: how many peers have the message of that number. */
  private final int[] have = new int[BEHIND_MAX];

  private final Tally tally = new Tally();
  private final SingleWriterRecorder times = new SingleWriterRecorder(DIGITS);

  /**
   * For so many peers; {@code timed} only if none gets ahead of another by more than {@link
   * #BEHIND_MAX} messages.
   */
  LastPeer(int peers, boolean timed) {
    this.timed = timed;
    next = new long[peers];
  }

  void onMessage(int peer, ByteBuffer source, int index) {
    long number = Stamped.number(source, index);
    if (number != next[peer]) {
      tally.fail("peer %d got message %d, not %d".formatted(peer, number, next[peer]));
    }
    next[peer] = number + 1;
    tally.add(1);
    if (timed && isLast((int) (number % BEHIND_MAX))) {
      times.recordValue(Math.max(0, System.nanoTime() - Stamped.publishedNanos(source, index)));
    }
  }

  /** What it counts is deliveries. */
  Progress progress() {
    return tally.progress();
  }

  void begin() {
    times.reset();
  }

  Figures end() {
    if (!timed) {
      return Figures.NONE;
    }
    Histogram taken = times.getIntervalHistogram();
    return Figures.NONE.with(P50, micros(taken, 50)).with(P99, micros(taken, 99));
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
