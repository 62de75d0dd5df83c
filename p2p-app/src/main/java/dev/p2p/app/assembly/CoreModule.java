package dev.p2p.app.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.p2p.api.EventBus;
import dev.p2p.app.config.NodeConfig;
import dev.p2p.core.Node;
import dev.p2p.core.NodeBuilder;
import dev.p2p.spi.Execution;
import dev.p2p.spi.TimeSource;
import dev.p2p.spi.Transport;
import dev.p2p.spi.WireProtocol;

/** Wires {@code p2p-core}: everything a node needs but its handlers. */
final class CoreModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(Execution.class).toInstance(Execution.virtualThreads());
    bind(TimeSource.class).toInstance(TimeSource.system());
  }

  @Provides
  @Singleton
  NodeBuilder node(
      NodeConfig config,
      WireProtocol wire,
      Transport transport,
      EventBus bus,
      Execution execution,
      TimeSource time) {
    return Node.builder()
        .wire(wire)
        .transport(transport)
        .bus(bus)
        .settings(config.settings())
        .execution(execution)
        .time(time)
        .stampMessages(config.wire().stampMessages())
        .software(Software.nameAndVersion());
  }
}
