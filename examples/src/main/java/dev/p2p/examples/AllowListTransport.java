package dev.p2p.examples;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Dial;
import dev.p2p.spi.Listener;
import dev.p2p.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

// README: begin
/** A transport that dials no hosts but those on a list. */
public final class AllowListTransport implements Transport {

  private final Transport transport;
  private final Set<String> hosts;

  /** Dials by {@code transport}. */
  public AllowListTransport(Transport transport, Set<String> hosts) {
    this.transport = transport;
    this.hosts = Set.copyOf(hosts);
  }

  @Override
  public Listener listen(NodeAddress local) throws IOException {
    return transport.listen(local);
  }

  @Override
  public Connection dial(NodeAddress remote, Duration timeout) throws IOException {
    if (!hosts.contains(remote.host())) {
      throw new IOException(remote + ": not on the list of hosts to dial");
    }
    return transport.dial(remote, timeout);
  }

  @Override
  public Dial begin(NodeAddress remote, Duration timeout) {
    return hosts.contains(remote.host())
        ? transport.begin(remote, timeout)
        : () -> dial(remote, timeout); // which refuses
  }
}
// README: end
