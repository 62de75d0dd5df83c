package dev.p2p.api;

import java.util.Optional;

/**
 * What is known of a peer once its handshake is done; does not change afterwards.
 *
 * @param id who it is
 * @param address the far end of its connection; its port is not the one it listens on if inbound
 * @param direction who dialled
 * @param version what it stated
 * @param services what it stated; decides which topics pass between us
 * @param identity what nodes of ours add; absent for others, of whom nothing more is assumed
 */
public record PeerInfo(
    PeerId id,
    NodeAddress address,
    Direction direction,
    ProtocolVersion version,
    long services,
    Optional<NodeIdentity> identity) {

  /** Where others can dial the peer, if it said so or we dialled it there ourselves. */
  public Optional<NodeAddress> listenAddress() {
    if (direction == Direction.OUTBOUND) {
      return Optional.of(address);
    }
    return identity
        .filter(known -> known.listenPort() != 0)
        .map(known -> address.withPort(known.listenPort()));
  }
}
