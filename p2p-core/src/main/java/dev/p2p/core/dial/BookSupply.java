package dev.p2p.core.dial;

import dev.p2p.api.NodeAddress;
import dev.p2p.core.book.AddressBook;
import dev.p2p.core.book.AddressInfo;
import dev.p2p.spi.TimeSource;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** The addresses of a book. */
record BookSupply(AddressBook book, TimeSource time) implements AddressSupply {

  @Override
  public Optional<NodeAddress> pick(RandomGenerator random, Predicate<NodeAddress> eligible) {
    return book.pick(random, eligible, time.now());
  }

  @Override
  public Optional<NodeAddress> pickFeeler(RandomGenerator random, Predicate<NodeAddress> eligible) {
    return book.pickFeeler(random, eligible, time.now());
  }

  @Override
  public boolean isTested(NodeAddress address) {
    return book.find(address).filter(AddressInfo::tried).isPresent();
  }
}
