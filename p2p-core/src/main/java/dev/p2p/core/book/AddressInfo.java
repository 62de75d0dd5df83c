package dev.p2p.core.book;

import dev.p2p.api.NodeAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * What the book knows of an address, for whoever asks why a node is or is not dialled.
 *
 * @param address the address
 * @param tried whether a node was there, so that it is kept apart from what was only heard of
 * @param heard when it was last named
 * @param attempted when it was last dialled
 * @param succeeded when a node was last there
 * @param failures attempts that failed since
 */
public record AddressInfo(
    NodeAddress address,
    boolean tried,
    Optional<Instant> heard,
    Optional<Instant> attempted,
    Optional<Instant> succeeded,
    int failures) {

  static AddressInfo of(Entry entry) {
    History history = entry.history();
    return new AddressInfo(
        entry.address(),
        entry.isTried(),
        History.instant(history.heardMillis()),
        History.instant(history.attemptedMillis()),
        History.instant(history.succeededMillis()),
        history.failures());
  }
}
