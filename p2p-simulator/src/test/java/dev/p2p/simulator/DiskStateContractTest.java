package dev.p2p.simulator;

import dev.p2p.spi.StateStore;
import dev.p2p.testkit.state.StateStoreContract;

final class DiskStateContractTest extends StateStoreContract {

  private final Disk disk = new Disk();

  @Override
  protected StateStore open() {
    return disk.state();
  }
}
