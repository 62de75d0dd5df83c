package dev.p2p.bus;

import dev.p2p.api.EventBus;
import dev.p2p.spi.Execution;
import dev.p2p.testkit.bus.EventBusContract;
import dev.p2p.testkit.bus.QueuedSubscriberContract;
import dev.p2p.testkit.bus.SubscriptionCloseContract;
import org.junit.jupiter.api.Nested;

class RingBufferEventBusContractTest {

  @Nested
  class Publishing extends EventBusContract {
    @Override
    protected EventBus create() {
      return newBus();
    }
  }

  @Nested
  class QueuedSubscribers extends QueuedSubscriberContract {
    @Override
    protected EventBus create() {
      return newBus();
    }
  }

  @Nested
  class Closing extends SubscriptionCloseContract {
    @Override
    protected EventBus create() {
      return newBus();
    }
  }

  private static EventBus newBus() {
    return new RingBufferEventBus(Execution.virtualThreads(), failure -> {});
  }
}
