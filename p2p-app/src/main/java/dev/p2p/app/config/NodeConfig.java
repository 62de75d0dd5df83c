package dev.p2p.app.config;

import dev.p2p.api.NodeAddress;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.transport.nio.SocketOptions;
import java.util.Optional;

/**
 * A node's configuration, complete and checked.
 *
 * @param wire what it speaks
 * @param listen where to accept connections; empty for a node that only dials
 * @param peers where it finds its peers
 * @param settings limits and time-outs
 * @param transport what the sockets are set to
 * @param host what it uses of its machine beside the network
 */
public record NodeConfig(
    WireConfig wire,
    Optional<NodeAddress> listen,
    PeersConfig peers,
    NodeSettings settings,
    SocketOptions transport,
    HostConfig host) {

  /** The same, speaking something else. */
  public NodeConfig withWire(WireConfig other) {
    return new NodeConfig(other, listen, peers, settings, transport, host);
  }

  /** The same, accepting connections elsewhere. */
  public NodeConfig withListen(NodeAddress other) {
    return new NodeConfig(wire, Optional.of(other), peers, settings, transport, host);
  }

  /** The same, finding peers elsewhere. */
  public NodeConfig withPeers(PeersConfig others) {
    return new NodeConfig(wire, listen, others, settings, transport, host);
  }

  /** The same on another machine. */
  public NodeConfig withHost(HostConfig other) {
    return new NodeConfig(wire, listen, peers, settings, transport, other);
  }
}
