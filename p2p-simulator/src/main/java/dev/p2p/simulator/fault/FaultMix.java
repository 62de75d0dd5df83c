package dev.p2p.simulator.fault;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How often what goes wrong.
 *
 * @param gap mean time from one fault to the next, above 0; the times between are exponential
 * @param length mean time until a fault that has an end is over, above 0; exponential as well
 * @param settling how long before the end of the run everything is well again, at least 0
 * @param weights how often each kind is drawn, in relation to the others; at least one above 0
 */
public record FaultMix(
    Duration gap, Duration length, Duration settling, Map<FaultKind, Integer> weights) {

  /** Of everything something, every other second; 10 s to settle. */
  public static final FaultMix EVERYTHING =
      new FaultMix(
          Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10), everything());

  /** Checks the ranges. */
  public FaultMix {
    requireAbove0("gap", gap);
    requireAbove0("length", length);
    if (settling.isNegative()) {
      throw new IllegalArgumentException("settling must be at least 0s, was " + settling);
    }
    EnumMap<FaultKind, Integer> ordered = new EnumMap<>(FaultKind.class);
    ordered.putAll(weights);
    weights = Collections.unmodifiableMap(ordered);
    if (weights.values().stream().anyMatch(weight -> weight < 0) || sum(weights) < 1) {
      throw new IllegalArgumentException(
          "weights must be at least 0, and one of them above it, were " + weights);
    }
  }

  /** This mix with another mean gap. */
  public FaultMix withGap(Duration other) {
    return new FaultMix(other, length, settling, weights);
  }

  /** This mix with another mean length. */
  public FaultMix withLength(Duration other) {
    return new FaultMix(gap, other, settling, weights);
  }

  /** This mix with another time to settle. */
  public FaultMix withSettling(Duration other) {
    return new FaultMix(gap, length, other, weights);
  }

  /** This mix with other weights; a kind that is not among them never comes. */
  public FaultMix withWeights(Map<FaultKind, Integer> others) {
    return new FaultMix(gap, length, settling, others);
  }

  /** The sum of the weights. */
  int total() {
    return sum(weights);
  }

  private static Map<FaultKind, Integer> everything() {
    Map<FaultKind, Integer> weights = new EnumMap<>(FaultKind.class);
    weights.put(FaultKind.PARTITION, 1);
    weights.put(FaultKind.CRASH, 4);
    weights.put(FaultKind.LEAVE, 2);
    weights.put(FaultKind.RESET, 4);
    weights.put(FaultKind.CUT, 4);
    weights.put(FaultKind.STALL, 4);
    weights.put(FaultKind.SLOW_READS, 2);
    weights.put(FaultKind.TORN_READS, 2);
    weights.put(FaultKind.SKEW, 1);
    return weights;
  }

  private static int sum(Map<FaultKind, Integer> weights) {
    return weights.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static void requireAbove0(String what, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(what + " must be above 0s, was " + value);
    }
  }
}
