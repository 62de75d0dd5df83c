package dev.p2p.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What was measured of each contender, one right after the other; in the order in which they are
 * shown, ours first.
 */
public record Round(Map<String, Figures> byContender) {

  /** Copies them, in their order. */
  public Round {
    byContender = Collections.unmodifiableMap(new LinkedHashMap<>(byContender));
  }

  /** Who was measured. */
  public List<String> contenders() {
    return new ArrayList<>(byContender.keySet());
  }

  /**
   * The figures of one.
   *
   * @throws IllegalArgumentException if it was not measured
   */
  public Figures of(String contender) {
    Figures figures = byContender.get(contender);
    if (figures == null) {
      throw new IllegalArgumentException(
          "no contender \"%s\" among %s".formatted(contender, byContender.keySet()));
    }
    return figures;
  }

  /** The same contenders with other figures. */
  public Round with(UnaryOperator<Figures> change) {
    Map<String, Figures> changed = new LinkedHashMap<>();
    byContender.forEach((name, figures) -> changed.put(name, change.apply(figures)));
    return new Round(changed);
  }
}
