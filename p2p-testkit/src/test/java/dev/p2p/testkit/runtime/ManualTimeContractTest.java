package dev.p2p.testkit.runtime;

import dev.p2p.spi.TimeSource;
import dev.p2p.testkit.ManualTime;
import java.time.Duration;

final class ManualTimeContractTest extends TimeSourceContract {

  private final ManualTime time = new ManualTime();

  @Override
  protected TimeSource create() {
    return time;
  }

  @Override
  protected void letTimePass() {
    time.advance(Duration.ofNanos(1));
  }
}
