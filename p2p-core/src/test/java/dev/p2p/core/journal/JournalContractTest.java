package dev.p2p.core.journal;

import dev.p2p.spi.NodeObserver;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.observe.NodeObserverContract;

final class JournalContractTest extends NodeObserverContract {
  @Override
  protected NodeObserver create() {
    return new Journal(new JournalSettings(10, 1 << 20), new ManualTime());
  }
}
