package dev.p2p.benchmarks.report;

import java.util.Locale;

/** Numbers as people read them: no more digits than a measurement is worth. */
final class Digits {

  private static final double WHOLE_FROM = 100;
  private static final double ONE_DECIMAL_FROM = 10;

  private Digits() {}

  /** Whole and grouped from 100 on, one decimal from 10 on, below that two. */
  static String of(double value) {
    double size = Math.abs(value);
    if (size >= WHOLE_FROM || value == 0) {
      return String.format(Locale.ROOT, "%,d", Math.round(value));
    }
    return String.format(Locale.ROOT, size >= ONE_DECIMAL_FROM ? "%.1f" : "%.2f", value);
  }

  /** The median, and in brackets from where to where. */
  static String of(Spread spread) {
    return "%s (%s to %s)".formatted(of(spread.median()), of(spread.min()), of(spread.max()));
  }
}
