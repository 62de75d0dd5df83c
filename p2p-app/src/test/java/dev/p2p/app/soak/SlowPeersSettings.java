package dev.p2p.app.soak;

import dev.p2p.core.settings.GossipSettings;
import dev.p2p.core.settings.LimitSettings;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.core.settings.OutboxSettings;
import dev.p2p.core.settings.RepairSettings;
import dev.p2p.core.settings.StoreSettings;
import java.time.Duration;

/**
 * Settings with which the budget alone bounds what waits: rings that never fill before it is used
 * up, next to nothing kept, nothing announced and nothing repaired. So a good peer has got what it
 * got in the first go.
 */
final class SlowPeersSettings {

  private SlowPeersSettings() {}

  static NodeSettings of(long budgetBytes) {
    OutboxSettings usual = OutboxSettings.DEFAULTS;
    OutboxSettings outbox =
        new OutboxSettings(
            Integer.MAX_VALUE,
            budgetBytes,
            usual.directedBytesMax(),
            usual.answersPendingMax(),
            usual.stallLimit(),
            usual.fullLimit());
    return NodeSettings.DEFAULTS
        .withGossip(
            GossipSettings.DEFAULTS
                .withStore(new StoreSettings(1, 1, Duration.ofSeconds(1)))
                .withRepair(pushEverything()))
        .withLimits(LimitSettings.DEFAULTS.withBytesMax(budgetBytes).withOutbox(outbox));
  }

  private static RepairSettings pushEverything() {
    RepairSettings usual = RepairSettings.DEFAULTS;
    return new RepairSettings(
        Integer.MAX_VALUE, 0, usual.compareEvery(), 0, usual.settleFor(), usual.fetchTimeout());
  }
}
