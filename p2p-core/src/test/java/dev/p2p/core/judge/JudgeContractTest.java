package dev.p2p.core.judge;

import dev.p2p.core.settings.PenaltySettings;
import dev.p2p.spi.NodeObserver;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.observe.NodeObserverContract;
import java.util.List;

final class JudgeContractTest extends NodeObserverContract {

  @Override
  protected NodeObserver create() {
    return new Judge(
        PenaltySettings.DEFAULTS,
        new ConfiguredPeers(List.of()),
        new ManualTime(),
        new NodeObserver() {});
  }
}
