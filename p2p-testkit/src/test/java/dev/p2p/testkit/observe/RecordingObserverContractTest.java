package dev.p2p.testkit.observe;

import dev.p2p.spi.NodeObserver;
import dev.p2p.testkit.RecordingObserver;

final class RecordingObserverContractTest extends NodeObserverContract {

  @Override
  protected NodeObserver create() {
    return new RecordingObserver();
  }
}
