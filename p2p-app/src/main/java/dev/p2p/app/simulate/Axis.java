package dev.p2p.app.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * The time axis of a plot: from 0, in milliseconds or seconds, with a tick at round numbers.
 *
 * @param max its end, in the unit
 * @param step from tick to tick, in the unit
 * @param unit {@code ms} or {@code s}
 * @param unitMillis milliseconds in a unit
 */
record Axis(double max, double step, String unit, double unitMillis) {

  private static final double MILLIS_PER_SECOND = 1_000;
  private static final double SECONDS_FROM_MILLIS = 10_000;
  private static final int TICKS_MAX = 8;

  /** An axis that has room for {@code millis}, which is at least 0. */
  static Axis upTo(double millis) {
    boolean inSeconds = millis >= SECONDS_FROM_MILLIS;
    double unitMillis = inSeconds ? MILLIS_PER_SECOND : 1;
    double value = Math.max(millis / unitMillis, 1);
    double step = step(value / TICKS_MAX);
    return new Axis(Math.ceil(value / step) * step, step, inSeconds ? "s" : "ms", unitMillis);
  }

  /** Where the ticks are, in the unit; the first is 0, the last the end. */
  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    int count = (int) Math.round(max / step);
    for (int i = 0; i <= count; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** The smallest of 1, 2, 5, 10, 20 and so on, and of their tenths, that is not below. */
  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (int factor : new int[] {1, 2, 5}) {
      if (factor * power >= least) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
