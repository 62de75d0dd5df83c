package dev.p2p.core.observe;

import dev.p2p.spi.NodeObserver;
import dev.p2p.testkit.observe.NodeObserverContract;
import org.junit.jupiter.api.Nested;
import org.slf4j.helpers.NOPLogger;

final class ObserverContractsTest {

  @Nested
  class Logging extends NodeObserverContract {
    @Override
    protected NodeObserver create() {
      return new LoggingObserver(NOPLogger.NOP_LOGGER);
    }
  }

  @Nested
  class Counting extends NodeObserverContract {
    @Override
    protected NodeObserver create() {
      return new NodeCounters();
    }
  }
}
