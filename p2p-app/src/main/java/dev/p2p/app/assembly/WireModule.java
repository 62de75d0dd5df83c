package dev.p2p.app.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.p2p.app.config.NodeConfig;
import dev.p2p.spi.WireProtocol;

/** Wires {@code p2p-wire}. */
final class WireModule extends AbstractModule {

  @Provides
  @Singleton
  WireProtocol wire(NodeConfig config) {
    return config.wire().protocol();
  }
}
