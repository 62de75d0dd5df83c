package dev.p2p.benchmarks.report;

import java.util.List;

/**
 * One figure over several rounds. The median, so that a round in which the machine was busy
 * elsewhere counts for little; the others show whether there was one.
 */
public record Spread(double median, double min, double max) {

  /**
   * That of these values, at least one.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Spread of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a spread needs at least 1 value, had 0");
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }
}
