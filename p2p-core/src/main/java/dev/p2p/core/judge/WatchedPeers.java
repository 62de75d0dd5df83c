package dev.p2p.core.judge;

import dev.p2p.api.NodeAddress;
import dev.p2p.api.PeerId;
import dev.p2p.api.Subnet;
import dev.p2p.spi.ConnectionInfo;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The open connections by what events call them: a number, and a peer's id, which is its address
 * until its handshake is done. Bounded by the connections that are open.
 *
 * <p><b>Threading:</b> safe to share; never waits.
 */
final class WatchedPeers {

  /** All addresses of a /64 are one host's: it makes up the other half (RFC 4291, 2.5.4). */
  private static final int IPV6_HOST_PREFIX = 64;

  private static final int IPV4_HOST_PREFIX = 32;

  private final List<Subnet> exempt;
  private final Map<Long, Watched> byNumber = new ConcurrentHashMap<>();
  private final Map<PeerId, Watched> byId = new ConcurrentHashMap<>();

  WatchedPeers(List<Subnet> exempt) {
    this.exempt = exempt;
  }

  /** On whose account go the offences of an address; empty if it is exempt, or a name. */
  Optional<Subnet> account(NodeAddress address) {
    return exempt.stream().anyMatch(range -> range.contains(address))
        ? Optional.empty()
        : Subnet.of(address, IPV4_HOST_PREFIX, IPV6_HOST_PREFIX);
  }

  void opened(ConnectionInfo connection) {
    account(connection.remote())
        .map(who -> new Watched(connection, who, new AtomicLong()))
        .ifPresent(watched -> {
          byNumber.put(connection.number(), watched);
          byId.put(PeerId.ofAddress(connection.remote()), watched);
        });
  }

  void connected(ConnectionInfo connection, PeerId id) {
    Watched watched = byNumber.get(connection.number());
    if (watched != null) {
      byId.put(id, watched);
    }
  }

  /** Forgets a connection; empty if it was not watched. */
  Optional<Watched> closed(ConnectionInfo connection) {
    @Nullable Watched watched = byNumber.remove(connection.number());
    if (watched != null) {
      byId.values().removeIf(other -> other.connection().equals(connection));
    }
    return Optional.ofNullable(watched);
  }

  @Nullable Watched find(PeerId id) {
    return byId.get(id);
  }

  Collection<Watched> all() {
    return byNumber.values();
  }
}
