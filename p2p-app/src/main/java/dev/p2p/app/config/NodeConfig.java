package dev.p2p.app.config;

import dev.p2p.api.NodeAddress;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.transport.nio.SocketOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A node's configuration, complete and checked.
 *
 * @param wire what it speaks
 * @param listen where to accept connections; empty for a node that only dials
 * @param peers whom to dial
 * @param settings limits and time-outs
 * @param transport what the sockets are set to
 * @param storeFile where a running node keeps what it accepted of late; empty for memory
 */
public record NodeConfig(
    WireConfig wire,
    Optional<NodeAddress> listen,
    List<NodeAddress> peers,
    NodeSettings settings,
    SocketOptions transport,
    Optional<Path> storeFile) {

  /** Copies the list. */
  public NodeConfig {
    peers = List.copyOf(peers);
  }

  /** The same, speaking something else. */
  public NodeConfig withWire(WireConfig other) {
    return new NodeConfig(other, listen, peers, settings, transport, storeFile);
  }
}
