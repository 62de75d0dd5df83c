package dev.p2p.app.config;

import dev.p2p.api.NodeAddress;
import java.util.List;

/**
 * Where a node finds its peers.
 *
 * @param reserved whom it is always to be connected with
 * @param bootstrap where it begins to look for others
 */
public record PeersConfig(List<NodeAddress> reserved, List<NodeAddress> bootstrap) {

  /** Copies the lists. */
  public PeersConfig {
    reserved = List.copyOf(reserved);
    bootstrap = List.copyOf(bootstrap);
  }

  /**
   * Reads the address of somebody to connect to.
   *
   * @throws IllegalArgumentException if it is none, or has the port 0
   */
  public static NodeAddress dialable(String text) {
    NodeAddress address = NodeAddress.parse(text);
    if (address.port() == 0) {
      throw new IllegalArgumentException(
          "\"%s\": the port of a peer must be 1 to 65535, was 0".formatted(text));
    }
    return address;
  }

  /** Whether it names nobody. */
  public boolean isEmpty() {
    return reserved.isEmpty() && bootstrap.isEmpty();
  }

  /** The same, but for what is not empty here. */
  public PeersConfig over(List<NodeAddress> otherReserved, List<NodeAddress> otherBootstrap) {
    return new PeersConfig(
        otherReserved.isEmpty() ? reserved : otherReserved,
        otherBootstrap.isEmpty() ? bootstrap : otherBootstrap);
  }
}
