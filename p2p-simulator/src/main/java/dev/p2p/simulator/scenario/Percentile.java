package dev.p2p.simulator.scenario;

/** Percentiles by the nearest rank. */
final class Percentile {

  private Percentile() {}

  /**
   * The smallest value that at least that share of all do not exceed; 0 if there is none.
   *
   * @param share above 0, up to 1
   */
  static long of(long[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
