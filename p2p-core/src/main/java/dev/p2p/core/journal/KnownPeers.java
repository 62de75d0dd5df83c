package dev.p2p.core.journal;

import dev.p2p.api.PeerId;
import dev.p2p.api.PeerInfo;
import dev.p2p.spi.ConnectionInfo;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The peers that take part, so that what is told by id or by connection finds its address.
 *
 * <p><b>Threading:</b> safe to share; never waits. Only looked up in.
 */
final class KnownPeers {

  private final Map<Long, KnownPeer> byConnection = new ConcurrentHashMap<>();
  private final Map<PeerId, KnownPeer> byId = new ConcurrentHashMap<>();

  void add(ConnectionInfo connection, PeerInfo info) {
    KnownPeer peer = new KnownPeer(info);
    byConnection.put(connection.number(), peer);
    byId.put(info.id(), peer);
  }

  /** Forgets the peer of a connection; there is none if its handshake was not done. */
  Optional<KnownPeer> remove(ConnectionInfo connection) {
    KnownPeer peer = byConnection.remove(connection.number());
    if (peer == null) {
      return Optional.empty();
    }
    // By id there may be a newer connection of the same peer: that one stays.
    byId.remove(peer.info().id(), peer);
    return Optional.of(peer);
  }

  Optional<KnownPeer> find(PeerId id) {
    return Optional.ofNullable(byId.get(id));
  }
}
