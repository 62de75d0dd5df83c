package dev.p2p.testkit.runtime;

import dev.p2p.spi.Execution;
import org.junit.jupiter.api.Nested;

final class VirtualThreadsContractTest {

  @Nested
  class Any extends ExecutionContract {
    @Override
    protected Execution create() {
      return Execution.virtualThreads();
    }
  }

  @Nested
  class Blocking extends BlockingActorsContract {
    @Override
    protected Execution create() {
      return Execution.virtualThreads();
    }
  }
}
