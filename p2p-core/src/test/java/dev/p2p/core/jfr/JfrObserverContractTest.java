package dev.p2p.core.jfr;

import dev.p2p.spi.NodeObserver;
import dev.p2p.testkit.observe.NodeObserverContract;

final class JfrObserverContractTest extends NodeObserverContract {
  @Override
  protected NodeObserver create() {
    return new JfrObserver();
  }
}
