package dev.p2p.core.observe;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts by one or two names. There are as many names as the code has kinds and the profile has
 * topics, not as peers have ideas.
 *
 * <p><b>Threading:</b> safe to share; never waits, and allocates nothing once a name is known.
 */
final class Tally {

  private final Map<String, Map<String, LongAdder>> counts = new ConcurrentHashMap<>();

  /**
   * Adds one.
   *
   * @param detail empty if the name says it all
   */
  void increment(String name, String detail) {
    adder(name, detail).increment();
  }

  /** Adds as many. */
  void add(String name, long count) {
    adder(name, "").add(count);
  }

  /** The counts by {@code name} or {@code name/detail}. */
  SortedMap<String, Long> snapshot() {
    SortedMap<String, Long> sorted = new TreeMap<>();
    counts.forEach((name, details) ->
        details.forEach((detail, count) ->
            sorted.put(detail.isEmpty() ? name : name + "/" + detail, count.sum())));
    return sorted;
  }

  private LongAdder adder(String name, String detail) {
    return counts
        .computeIfAbsent(name, ignored -> new ConcurrentHashMap<>())
        .computeIfAbsent(detail, ignored -> new LongAdder());
  }
}
