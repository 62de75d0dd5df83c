package dev.p2p.simulator.fault;

import java.util.ArrayList;
import java.util.List;

/** What the parts of a fault must be to each other. */
final class Sides {

  private Sides() {}

  static void requireTwo(int one, int other) {
    if (one == other) {
      throw new IllegalArgumentException(
          "the two nodes must be different, was %d twice".formatted(one));
    }
  }

  static void requireNotNegative(String what, long value) {
    if (value < 0) {
      throw new IllegalArgumentException("%s must be at least 0, was %d".formatted(what, value));
    }
  }

  static void requireApart(List<List<IndexRange>> sides) {
    if (sides.isEmpty() || sides.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("each side of a partition must have a node, was " + sides);
    }
    List<IndexRange> seen = new ArrayList<>();
    for (IndexRange range : sides.stream().flatMap(List::stream).toList()) {
      if (seen.stream().anyMatch(range::overlaps)) {
        throw new IllegalArgumentException(
            "each node must be on one side of a partition, was %s on several".formatted(range));
      }
      seen.add(range);
    }
  }
}
