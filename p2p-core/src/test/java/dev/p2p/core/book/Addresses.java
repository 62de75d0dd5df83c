package dev.p2p.core.book;

import dev.p2p.api.Direction;
import dev.p2p.api.NodeAddress;
import dev.p2p.core.settings.BookSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/** Addresses, sources and books for tests. */
final class Addresses {

  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final int PORT = 7_000;

  private Addresses() {}

  /** The address with this text and the usual port. */
  static NodeAddress address(String host) {
    return new NodeAddress(host, PORT);
  }

  /** The address numbered {@code host} of the public /16 numbered {@code group}. */
  static NodeAddress inGroup(int group, int host) {
    // From 11.0.0.0 to 99.255.0.0: no special purpose among them.
    int first = 11 + group / 256;
    return address("%d.%d.%d.%d".formatted(first, group % 256, host / 256, host % 256));
  }

  /** A peer there that we chose. */
  static AddressSource chosen(NodeAddress peer) {
    return new AddressSource.Peer(peer, Direction.OUTBOUND);
  }

  /** A peer there that chose us. */
  static AddressSource other(NodeAddress peer) {
    return new AddressSource.Peer(peer, Direction.INBOUND);
  }

  static AddressBook book(long seed) {
    return new AddressBook(BookSettings.DEFAULTS, new SplittableRandom(seed));
  }

  /** With one place in each bucket. */
  static AddressBook narrowBook(long seed) {
    return new AddressBook(settings(BookSettings.BUCKETS), new SplittableRandom(seed));
  }

  static BookSettings settings(int addressesMax) {
    return new BookSettings(
        addressesMax, Duration.ofDays(30), Duration.ofMinutes(5), 2, 1_000, Duration.ofSeconds(10));
  }
}
