package dev.p2p.benchmarks.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Figures by name, in the order in which they are shown. A name says its unit.
 *
 * <p><b>Threading:</b> immutable, safe to share.
 */
public record Figures(Map<String, Double> byName) {

  /** No figures. */
  public static final Figures NONE = new Figures(Map.of());

  /** Copies them, in their order. */
  public Figures {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  /** Whether there is one of that name. */
  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /**
   * The figure of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public double get(String name) {
    Double value = byName.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "no figure \"%s\" among %s".formatted(name, byName.keySet()));
    }
    return value;
  }

  /** These and one more, or another in its place. */
  public Figures with(String name, double value) {
    Map<String, Double> more = new LinkedHashMap<>(byName);
    more.put(name, value);
    return new Figures(more);
  }

  /** These and others. */
  public Figures with(Figures others) {
    Map<String, Double> more = new LinkedHashMap<>(byName);
    more.putAll(others.byName);
    return new Figures(more);
  }
}
