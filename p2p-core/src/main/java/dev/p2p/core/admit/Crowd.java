package dev.p2p.core.admit;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who has to go from where most come from.
 *
 * @param first the one to go
 * @param size how many there are of its subnet
 * @param of how many of all subnets could have gone
 */
record Crowd(Visitor first, int size, int of) {

  /**
   * The biggest crowd of a subnet; of equal ones that whose first is first.
   *
   * @param order who goes first
   */
  static Optional<Crowd> biggest(List<? extends Visitor> visitors, Comparator<Visitor> order) {
    Map<String, Crowd> crowds = new LinkedHashMap<>();
    for (Visitor visitor : visitors) {
      crowds.merge(
          visitor.subnet(),
          new Crowd(visitor, 1, visitors.size()),
          (crowd, one) -> crowd.with(one.first, order));
    }
    Comparator<Crowd> bySize = Comparator.comparingInt(Crowd::size);
    return crowds.values().stream().min(bySize.reversed().thenComparing(Crowd::first, order));
  }

  private Crowd with(Visitor other, Comparator<Visitor> order) {
    return new Crowd(order.compare(other, first) < 0 ? other : first, size + 1, of);
  }

  /** For people. */
  String describe() {
    return "%d of %d who could go came from %s".formatted(size, of, first.subnet());
  }
}
