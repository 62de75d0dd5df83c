package dev.p2p.testkit.runtime;

import dev.p2p.spi.TimeSource;

final class SystemTimeContractTest extends TimeSourceContract {

  @Override
  protected TimeSource create() {
    return TimeSource.system();
  }
}
