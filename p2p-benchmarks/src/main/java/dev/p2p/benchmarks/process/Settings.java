package dev.p2p.benchmarks.process;

import java.util.LinkedHashMap;
import java.util.Map;

/** Numbers a role is to work with, by name. */
public record Settings(Map<String, Integer> byName) {

  /** No numbers. */
  public static final Settings NONE = new Settings(Map.of());

  /** Copies them. */
  public Settings {
    byName = Map.copyOf(byName);
  }

  /** One number. */
  public static Settings of(String name, int value) {
    return NONE.with(name, value);
  }

  /** These and one more. */
  public Settings with(String name, int value) {
    Map<String, Integer> more = new LinkedHashMap<>(byName);
    more.put(name, value);
    return new Settings(more);
  }

  /**
   * The number of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public int get(String name) {
    Integer value = byName.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "no setting \"%s\" among %s".formatted(name, byName.keySet()));
    }
    return value;
  }
}
