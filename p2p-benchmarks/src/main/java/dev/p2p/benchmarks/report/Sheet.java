package dev.p2p.benchmarks.report;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that was measured for one row, such as a size: in every round, the figures of every
 * contender. The first contender is ours.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class Sheet {

  private final String row;
  private final List<Map<String, Figures>> rounds = new ArrayList<>();

  /** A sheet for a row. */
  public Sheet(String row) {
    this.row = row;
  }

  /** What the row is about, such as 256. */
  public String row() {
    return row;
  }

  /** Adds a round: each contender's figures, ours first. */
  public void add(Map<String, Figures> round) {
    rounds.add(new LinkedHashMap<>(round));
  }

  /** Who was measured. */
  public List<String> contenders() {
    return List.copyOf(rounds.getFirst().keySet());
  }

  /** Names of the figures a contender has. */
  public List<String> names(String contender) {
    return List.copyOf(figures(rounds.getFirst(), contender).byName().keySet());
  }

  /** Whether a contender has such a figure. */
  public boolean has(String contender, String name) {
    return figures(rounds.getFirst(), contender).has(name);
  }

  /** A figure over all rounds. */
  public Spread spread(String contender, String name) {
    return Spread.of(rounds.stream().map(round -> figures(round, contender).get(name)).toList());
  }

  /**
   * How many times a contender's figure ours is. Taken within each round, where both were measured
   * shortly after each other: what else the machine did then met both.
   */
  public Spread oursTo(String contender, String name) {
    String ours = contenders().getFirst();
    return ratio(ours, contender, name);
  }

  /** How many times a contender's figure another's is, within each round. */
  public Spread ratio(String dividend, String divisor, String name) {
    return Spread.of(
        rounds.stream()
            .map(round -> figures(round, dividend).get(name) / figures(round, divisor).get(name))
            .toList());
  }

  private static Figures figures(Map<String, Figures> round, String contender) {
    return requireNonNull(round.get(contender), contender);
  }
}
