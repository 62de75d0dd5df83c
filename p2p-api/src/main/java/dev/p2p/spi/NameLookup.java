package dev.p2p.spi;

import dev.p2p.api.NodeAddress;
import java.io.IOException;
import java.util.List;

/**
 * Finds the addresses a name stands for.
 *
 * <p><b>Threading:</b> safe to share. A look-up may wait.
 */
@FunctionalInterface
public interface NameLookup {

  /**
   * Every address the name stands for, of IPv4 and IPv6, each with the port of {@code name}.
   *
   * @param name its host is a name, or an address, which stands for itself
   * @return at least one
   * @throws IOException if there is none, or nobody to be asked; the message names the name
   */
  List<NodeAddress> lookUp(NodeAddress name) throws IOException;
}
