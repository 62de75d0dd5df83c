package dev.p2p.testkit.runtime;

import dev.p2p.spi.Execution;
import dev.p2p.testkit.ManualTicker;
import dev.p2p.testkit.ManualTime;

/** Its tasks know no period: a tick is one. */
final class ManualTickerContractTest extends ExecutionContract {

  private final ManualTicker ticker = new ManualTicker();
  private final ManualTime time = new ManualTime();

  @Override
  protected Execution create() {
    return ticker;
  }

  @Override
  protected void letRun() {
    time.advance(PERIOD);
    ticker.tick();
  }

  @Override
  protected long nanoTime() {
    return time.nanoTime();
  }
}
