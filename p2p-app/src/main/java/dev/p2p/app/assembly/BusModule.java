package dev.p2p.app.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.p2p.api.EventBus;
import dev.p2p.bus.RingBufferEventBus;
import dev.p2p.spi.Execution;

/** Wires {@code p2p-bus}. */
final class BusModule extends AbstractModule {

  @Provides
  @Singleton
  EventBus bus(Execution execution) {
    return new RingBufferEventBus(execution);
  }
}
