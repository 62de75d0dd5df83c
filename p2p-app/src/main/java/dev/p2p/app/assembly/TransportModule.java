package dev.p2p.app.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.p2p.app.config.NodeConfig;
import dev.p2p.spi.Transport;
import dev.p2p.transport.nio.NioTransport;

/** Wires {@code p2p-transport-nio}. */
final class TransportModule extends AbstractModule {

  @Provides
  @Singleton
  Transport transport(NodeConfig config) {
    return new NioTransport(config.transport());
  }
}
