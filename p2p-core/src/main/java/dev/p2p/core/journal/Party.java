package dev.p2p.core.journal;

import dev.p2p.api.Direction;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.PeerId;
import dev.p2p.api.PeerInfo;
import dev.p2p.api.Subnet;
import dev.p2p.spi.ConnectionInfo;
import java.util.Optional;

/**
 * Whom an entry of the journal is about, as far as that is known.
 *
 * @param address the far end; of several connections that one entry stands for, the latest one's.
 *     Empty for a peer of which nothing but its id is known
 * @param direction who dialled
 * @param listens where others can dial it, if it said so or was dialled there
 * @param peer who it is, once its handshake is done
 * @param subnet everybody there, if it is about no one connection
 */
public record Party(
    Optional<NodeAddress> address,
    Optional<Direction> direction,
    Optional<NodeAddress> listens,
    Optional<PeerId> peer,
    Optional<Subnet> subnet) {

  private static final Party NOBODY =
      new Party(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  static Party listener(NodeAddress address) {
    return NOBODY.at(address, Optional.empty());
  }

  static Party dialled(NodeAddress address) {
    return NOBODY.at(address, Optional.of(Direction.OUTBOUND)).listening(Optional.of(address));
  }

  static Party of(ConnectionInfo connection) {
    return connection.direction() == Direction.OUTBOUND
        ? dialled(connection.remote())
        : NOBODY.at(connection.remote(), Optional.of(Direction.INBOUND));
  }

  static Party of(PeerInfo peer) {
    return known(peer.id())
        .at(peer.address(), Optional.of(peer.direction()))
        .listening(peer.listenAddress());
  }

  static Party known(PeerId peer) {
    return new Party(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(peer), Optional.empty());
  }

  static Party all(Subnet subnet) {
    return new Party(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(subnet));
  }

  /**
   * Whether this is anybody at that host who dialled and did not say who it is: then its port means
   * nothing.
   */
  boolean isNameless() {
    return peer.isEmpty() && direction.filter(Direction.INBOUND::equals).isPresent();
  }

  /** What tells it from others: the peer, else the address, of the nameless its host. */
  String identity() {
    if (peer.isPresent()) {
      return peer.get().value();
    }
    return address
        .map(at -> isNameless() ? at.host() : at.toString())
        .or(() -> subnet.map(Subnet::toString))
        .orElse("");
  }

  boolean isAt(String host, Optional<Integer> port, boolean anyPort) {
    return address.filter(at -> isAt(at, host, port, anyPort)).isPresent()
        || listens.filter(at -> isAt(at, host, port, anyPort)).isPresent()
        || subnet.filter(range -> range.contains(host)).isPresent();
  }

  private Party at(NodeAddress where, Optional<Direction> whoDialled) {
    return new Party(Optional.of(where), whoDialled, listens, peer, subnet);
  }

  private Party listening(Optional<NodeAddress> where) {
    return new Party(address, direction, where, peer, subnet);
  }

  private static boolean isAt(
      NodeAddress address, String host, Optional<Integer> port, boolean anyPort) {
    return address.host().equals(host)
        && (anyPort || port.map(wanted -> wanted == address.port()).orElse(true));
  }
}
