package dev.p2p.core.gossip;

import dev.p2p.api.MessageId;
import dev.p2p.core.settings.GossipSettings;
import dev.p2p.core.settings.RepairSettings;
import dev.p2p.core.settings.StoreSettings;
import java.time.Duration;
import java.util.SplittableRandom;

/** Message ids for tests. */
final class Ids {

  private Ids() {}

  /** The same for the same number, another for another. */
  static MessageId numbered(long number) {
    return new MessageId(number, number, number, number);
  }

  /** Settings of a node that remembers so many ids, for so long. */
  static GossipSettings settings(int seenMax, Duration seenFor) {
    StoreSettings store = new StoreSettings(1, 1, Duration.ofNanos(1));
    return new GossipSettings(seenMax, seenFor, store, RepairSettings.DEFAULTS);
  }

  /** With one word that may be anything, and the other three as given. */
  static MessageId withWord(int index, long word, long others) {
    return new MessageId(
        index == 0 ? word : others,
        index == 1 ? word : others,
        index == 2 ? word : others,
        index == 3 ? word : others);
  }

  /** As uniform as a digest. */
  static MessageId random(SplittableRandom random) {
    return new MessageId(
        random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }
}
