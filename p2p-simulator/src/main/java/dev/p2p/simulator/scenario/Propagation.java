package dev.p2p.simulator.scenario;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long deliveries took since their messages were published, all messages together.
 *
 * <p><b>Threading:</b> immutable.
 */
public final class Propagation {

  private final long[] sortedNanos;
  private final long wanted;

  /**
   * A point of the curve.
   *
   * @param after publication
   * @param share of all deliveries that have come about by then, 0 to 1
   */
  public record Point(Duration after, double share) {}

  /**
   * These deliveries.
   *
   * @param sortedNanos how long each took, ascending
   * @param wanted how many there would be if all came about, at least as many as there are
   */
  Propagation(long[] sortedNanos, long wanted) {
    this.sortedNanos = sortedNanos.clone();
    this.wanted = wanted;
  }

  /** How many deliveries there are. */
  public long count() {
    return sortedNanos.length;
  }

  /** Which share of all deliveries there are, 0 to 1; 0 if there are none. */
  public double shareOfAll() {
    return wanted == 0 ? 0 : (double) sortedNanos.length / wanted;
  }

  /**
   * Within which time that share of the deliveries that there are came about.
   *
   * @param share above 0, up to 1
   */
  public Duration percentile(double share) {
    return Duration.ofNanos(Percentile.of(sortedNanos, share));
  }

  /**
   * The share of deliveries over time, from 0 to when the last one came about; one that is missing
   * keeps the curve from ever reaching 1.
   *
   * @param points how many, at least 2
   */
  public List<Point> curve(int points) {
    long last = Percentile.of(sortedNanos, 1);
    return IntStream.range(0, points)
        .mapToObj(i -> (long) ((double) last * i / (points - 1)))
        .map(nanos -> new Point(Duration.ofNanos(nanos), shareWithin(nanos)))
        .toList();
  }

  private double shareWithin(long nanos) {
    if (wanted == 0) {
      return 0;
    }
    int place = Arrays.binarySearch(sortedNanos, nanos + 1);
    int within = place < 0 ? -place - 1 : firstOfEqual(place);
    return (double) within / wanted;
  }

  private int firstOfEqual(int place) {
    int first = place;
    while (first > 0 && sortedNanos[first - 1] == sortedNanos[place]) {
      first--;
    }
    return first;
  }
}
