package dev.p2p.benchmarks.micro;

import static java.util.Objects.requireNonNull;

import dev.p2p.benchmarks.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What was measured at one value of a parameter, round by round. Figures are medians, so that a
 * round in which the machine was busy elsewhere counts for little.
 */
final class Row {

  private final String value;
  private final List<Map<String, Sample>> rounds = new ArrayList<>();

  Row(String value) {
    this.value = value;
  }

  String value() {
    return value;
  }

  /** Adds a round: what each method measured. */
  void add(Map<String, Sample> round) {
    rounds.add(round);
  }

  /** Time of an operation, in nanoseconds. */
  double nanos(String method) {
    return median(round -> sample(round, method).nanos());
  }

  /** What an operation allocates, in bytes. */
  double bytes(String method) {
    return median(round -> sample(round, method).bytes());
  }

  /**
   * How many times as fast as {@code baseline} ours is. Taken within each round, where both ran one
   * right after the other.
   */
  double timesAsFastAs(String baseline) {
    return median(
        round -> sample(round, baseline).nanos() / sample(round, Comparison.OURS).nanos());
  }

  private double median(Function<Map<String, Sample>, Double> figure) {
    return Spread.of(rounds.stream().map(figure).toList()).median();
  }

  private static Sample sample(Map<String, Sample> round, String method) {
    return requireNonNull(round.get(method), method);
  }
}
