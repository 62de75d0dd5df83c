package dev.p2p.transport.nio;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.NameLookup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Looks names up as the JDK does: the system's way, with the JDK's cache ({@code
 * networkaddress.cache.ttl}).
 *
 * <p><b>Threading:</b> safe to share. A look-up waits for as long as the system's does, and cannot
 * be interrupted.
 */
public final class JdkNameLookup implements NameLookup {

  /** One that asks the system. */
  public JdkNameLookup() {}

  @Override
  public List<NodeAddress> lookUp(NodeAddress name) throws IOException {
    try {
      return Arrays.stream(InetAddress.getAllByName(name.host()))
          .map(address -> NodeAddress.of(new InetSocketAddress(address, name.port())))
          .distinct()
          .toList();
    } catch (UnknownHostException e) {
      throw new IOException(name.host() + ": no address is known for this name", e);
    }
  }
}
