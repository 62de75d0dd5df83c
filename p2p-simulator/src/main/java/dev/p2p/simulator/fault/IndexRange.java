package dev.p2p.simulator.fault;

/**
 * Neighbouring nodes.
 *
 * @param first index of the first, from 0
 * @param last index of the last, not below the first
 */
public record IndexRange(int first, int last) {

  /** Checks the range. */
  public IndexRange {
    if (first < 0 || last < first) {
      throw new IllegalArgumentException(
          "a range of nodes must be from a lower index to a higher one, was %d-%d"
              .formatted(first, last));
    }
  }

  boolean overlaps(IndexRange other) {
    return first <= other.last && other.first <= last;
  }

  /** As in a script: {@code 0-24}, or {@code 7} for a single one. */
  @Override
  public String toString() {
    return first == last ? String.valueOf(first) : first + "-" + last;
  }
}
