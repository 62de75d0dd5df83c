package dev.p2p.core;

import dev.p2p.api.MessageProcessor;
import dev.p2p.api.NodeAddress;
import dev.p2p.core.book.AddressBook;
import dev.p2p.core.book.BookKeeper;
import dev.p2p.core.book.BookUsage;
import dev.p2p.core.connect.Attendance;
import dev.p2p.core.connect.Dials;
import dev.p2p.core.dial.OutboundPeers;
import dev.p2p.core.discover.AddressExchange;
import dev.p2p.core.discover.AddressMessages;
import dev.p2p.core.discover.Bootstrap;
import dev.p2p.core.discover.DiscoverFirst;
import dev.p2p.core.observe.DiscoveryUsage;
import dev.p2p.core.peer.Peer;
import dev.p2p.core.settings.BookSettings;
import dev.p2p.core.settings.ConnectionSettings;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.StateStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The part of a node that finds peers, put together. */
final class NodeDiscovery implements Attendance {

  private final AddressBook book;
  private final Optional<BookKeeper> keeper;
  private final OutboundPeers outbound;
  private final AddressExchange exchange;
  private final Bootstrap bootstrap;

  /**
   * What a builder was given for it.
   *
   * @param reserved peers that are always to be connected
   * @param state where it keeps what it learned
   */
  record Given(Discovery discovery, Collection<NodeAddress> reserved, Optional<StateStore> state) {}

  /**
   * Reads the address book; waits for the disk.
   *
   * @throws UncheckedIOException if there is one that can neither be read nor be set aside
   */
  NodeDiscovery(
      Given given,
      NodeParts parts,
      NodeObserver observer,
      Dials dials,
      Predicate<NodeAddress> banned) {
    NodeParts.Surroundings around = parts.around();
    ConnectionSettings settings = parts.settings().connections();
    this.keeper = given.state().map(store -> keeper(store, parts, observer));
    this.book =
        keeper
            .map(BookKeeper::book)
            .orElseGet(() -> new AddressBook(settings.book(), around.random()));
    this.bootstrap =
        new Bootstrap(
            given.discovery().bootstrap(),
            given.discovery().lookup(),
            book,
            new Bootstrap.Surroundings(around.time(), around.execution(), observer));
    this.exchange =
        new AddressExchange(
            AddressMessages.of(parts.wire()),
            book,
            new AddressExchange.Surroundings(around.time(), around.random(), observer));
    this.outbound =
        new OutboundPeers(
            settings.outbound(),
            given.reserved(),
            book,
            dials,
            new OutboundPeers.Surroundings(around.time(), around.random(), observer, banned));
    keeper.ifPresent(keeping -> around.execution().start("p2p-book", keeping));
  }

  /** A processor that keeps messages about addresses from {@code next}. */
  MessageProcessor before(MessageProcessor next) {
    return new DiscoverFirst(exchange, next);
  }

  void tick(long nowNanos) {
    outbound.tick(nowNanos);
    boolean scarce = outbound.isHungry();
    bootstrap.tick(nowNanos, scarce);
    exchange.tick(nowNanos, scarce);
    keeper.ifPresent(keeping -> keeping.tick(nowNanos));
  }

  @Override
  public void joined(Peer peer) {
    outbound.joined(peer);
    exchange.joined(peer);
  }

  @Override
  public void left(Peer peer) {
    outbound.left(peer);
    exchange.left(peer);
  }

  DiscoveryUsage usage() {
    BookUsage known = book.usage();
    SortedMap<String, Long> refused = new TreeMap<>();
    known.refused().forEach((refusal, count) -> refused.put(refusal.name(), count));
    return new DiscoveryUsage(
        outbound.company(),
        outbound.chosen(),
        known.fresh(),
        known.tried(),
        refused,
        outbound.backOffs());
  }

  /** Dials nobody any more. */
  void stop() {
    outbound.stop();
  }

  /** Saves the book for the last time; waits for the disk. */
  void close() {
    keeper.ifPresent(BookKeeper::close);
  }

  private static BookKeeper keeper(StateStore store, NodeParts parts, NodeObserver observer) {
    NodeParts.Surroundings around = parts.around();
    BookSettings settings = parts.settings().connections().book();
    try {
      return BookKeeper.open(
          store, settings, new BookKeeper.Surroundings(observer, around.time(), around.random()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
