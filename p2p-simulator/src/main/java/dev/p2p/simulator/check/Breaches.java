package dev.p2p.simulator.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was found, counted by rule; of each rule the first few are kept.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
public final class Breaches {

  private static final int KEPT_PER_RULE = 10;

  private final Map<Breach.Rule, Long> counts = new EnumMap<>(Breach.Rule.class);
  private final List<Breach> kept = new ArrayList<>();

  /** Nothing found. */
  public Breaches() {}

  /** Another one. */
  public void add(Breach breach) {
    long count = counts.merge(breach.rule(), 1L, Long::sum);
    if (count <= KEPT_PER_RULE) {
      kept.add(breach);
    }
  }

  /** Whether nothing was found. */
  public boolean isEmpty() {
    return kept.isEmpty();
  }

  /** How many, by rule, in the rules' order. */
  public Map<Breach.Rule, Long> counts() {
    return Collections.unmodifiableMap(counts);
  }

  /** The first of each rule, in the order they were found. */
  public List<Breach> first() {
    return List.copyOf(kept);
  }
}
