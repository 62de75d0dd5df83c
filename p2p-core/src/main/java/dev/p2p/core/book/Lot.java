package dev.p2p.core.book;

import dev.p2p.api.NodeAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Draws from the tables.
 *
 * <p><b>Threading:</b> guarded by the book's lock.
 */
final class Lot {

  private final Tables tables;

  Lot(Tables tables) {
    this.tables = tables;
  }

  /** One to connect to: tried or fresh, about evenly. */
  Optional<Entry> any(RandomGenerator random) {
    return either(tables.allTried(), () -> fresh(random), random);
  }

  /**
   * One that nobody found a node at yet. One of two is of those that somebody we chose has named:
   * whatever others name, these are drawn.
   */
  Optional<Entry> fresh(RandomGenerator random) {
    return either(tables.vouched(), () -> tables.allFresh().draw(random), random);
  }

  /** One to tell others of, which this node knows from first hand: tried or met, by group. */
  Optional<Entry> known(RandomGenerator random) {
    int groupsTried = tables.allTried().groups();
    int groups = groupsTried + tables.met().groups();
    if (groups == 0) {
      return Optional.empty();
    }
    boolean tried = random.nextInt(groups) < groupsTried;
    return (tried ? tables.allTried() : tables.met()).draw(random);
  }

  /** Up to {@code max} addresses one after the other, for when draws find none that will do. */
  List<NodeAddress> inTurn(boolean freshOnly, int max, RandomGenerator random) {
    List<NodeAddress> addresses = new ArrayList<>();
    if (!freshOnly) {
      addresses.addAll(tables.allTried().inTurn(max, random));
    }
    addresses.addAll(tables.allFresh().inTurn(max, random));
    return addresses;
  }

  private static Optional<Entry> either(
      GroupIndex one, Supplier<Optional<Entry>> other, RandomGenerator random) {
    if (random.nextBoolean()) {
      return one.draw(random).or(other);
    }
    return other.get().or(() -> one.draw(random));
  }
}
