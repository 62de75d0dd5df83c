package dev.p2p.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/**
 * All that was measured for one row, such as a size: in every round, the figures of every
 * contender. The first contender is ours.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class Sheet {

  private final String row;
  private final List<Round> rounds = new ArrayList<>();

  /** A sheet for a row. */
  public Sheet(String row) {
    this.row = row;
  }

  /** What the row is about, such as 256. */
  public String row() {
    return row;
  }

  /** Adds a round. */
  public void add(Round round) {
    rounds.add(round);
  }

  /** Who was measured. */
  public List<String> contenders() {
    return rounds.getFirst().contenders();
  }

  /** Names of the figures a contender has. */
  public List<String> names(String contender) {
    return List.copyOf(rounds.getFirst().of(contender).byName().keySet());
  }

  /** Whether a contender has such a figure. */
  public boolean has(String contender, String name) {
    return rounds.getFirst().of(contender).has(name);
  }

  /** A figure over all rounds. */
  public Spread spread(String contender, String name) {
    return Spread.of(rounds.stream().map(round -> round.of(contender).get(name)).toList());
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
            .map(round -> round.of(dividend).get(name) / round.of(divisor).get(name))
            .toList());
  }
}
