package dev.p2p.fuzz;

import dev.p2p.core.settings.GossipSettings;
import dev.p2p.core.settings.RepairSettings;
import dev.p2p.core.settings.StoreSettings;
import java.time.Duration;

/** Nodes that remember as many ids as a target wants, and keep next to nothing. */
final class Memory {

  private static final StoreSettings TINY = new StoreSettings(1, 1, Duration.ofNanos(1));

  private Memory() {}

  static GossipSettings of(int seenMax, Duration seenFor) {
    return new GossipSettings(seenMax, seenFor, TINY, RepairSettings.DEFAULTS);
  }
}
