package dev.p2p.core.journal;

import dev.p2p.api.NodeAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * Which entries are wanted.
 *
 * @param host of this host only, spelled as {@link NodeAddress#host}
 * @param port and only of this port: that of the connection, or where the peer listens. Inbound
 *     connections that ended before their handshake come from any port, and are found by their host
 * @param since that happened, or happened again, at this time or later
 * @param last the latest ones, at most so many; at least 0
 */
public record JournalQuery(
    Optional<String> host, Optional<Integer> port, Optional<Instant> since, int last) {

  /** All that there is. */
  public static final JournalQuery ALL =
      new JournalQuery(Optional.empty(), Optional.empty(), Optional.empty(), Integer.MAX_VALUE);

  /** Checks the range. */
  public JournalQuery {
    if (last < 0) {
      throw new IllegalArgumentException("last must be at least 0, was " + last);
    }
  }

  /** Of these, those of one host. */
  public JournalQuery host(String wanted) {
    return new JournalQuery(Optional.of(wanted), port, since, last);
  }

  /** Of these, those of one address. */
  public JournalQuery address(NodeAddress wanted) {
    return new JournalQuery(Optional.of(wanted.host()), Optional.of(wanted.port()), since, last);
  }

  /** Of these, those from then on. */
  public JournalQuery since(Instant earliest) {
    return new JournalQuery(host, port, Optional.of(earliest), last);
  }

  /** Of these, the latest. */
  public JournalQuery last(int most) {
    return new JournalQuery(host, port, since, most);
  }

  boolean matches(JournalEntry entry) {
    return since.map(earliest -> !entry.when().last().isBefore(earliest)).orElse(true)
        && host.map(wanted -> entry.who().isAt(wanted, port, entry.standsForManyPorts()))
            .orElse(true);
  }
}
