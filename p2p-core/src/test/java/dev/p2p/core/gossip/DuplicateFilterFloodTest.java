package dev.p2p.core.gossip;

import static dev.p2p.core.TestWire.remote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.MessageId;
import dev.p2p.api.Origin;
import dev.p2p.api.Verdict;
import dev.p2p.core.settings.GossipSettings;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One peer sends a million messages that nobody else has. */
final class DuplicateFilterFloodTest {

  private static final int FLOOD = 1_000_000;
  private static final int OTHERS = 10_000;
  private static final Origin FLOODER = remote("flooder");

  private final DuplicateFilter filter = new DuplicateFilter(GossipSettings.DEFAULTS, 1, 0);
  private final SplittableRandom random = new SplittableRandom(1);

  @ParameterizedTest
  @EnumSource(
      value = Verdict.class,
      names = {"ACCEPTED", "REJECTED"})
  void aFloodLeavesTheIdsOfTheOthersInPlace(Verdict verdict) {
    for (int i = 0; i < OTHERS; i++) {
      play(Ids.numbered(i), remote("peer" + i % 20), Verdict.ACCEPTED);
    }
    flood(FLOOD, verdict);
    assertOthersAreSeen();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 200_000, 374_999})
  void aFloodLeavesTheIdsInPlaceOfThoseWhoComeWhileItLasts(int before) {
    flood(before, Verdict.IGNORED);
    for (int i = 0; i < OTHERS; i++) {
      play(Ids.numbered(i), i % 2 == 0 ? remote("bob") : Origin.LOCAL, Verdict.ACCEPTED);
      flood(FLOOD / OTHERS, Verdict.IGNORED);
    }
    assertOthersAreSeen();
  }

  private void flood(int count, Verdict verdict) {
    for (int i = 0; i < count; i++) {
      play(Ids.random(random), FLOODER, verdict);
    }
  }

  private void play(MessageId id, Origin source, Verdict verdict) {
    if (filter.claim(id, source, 0) != Claim.NEW) {
      throw new AssertionError(id + " was not new");
    }
    filter.settle(id, verdict);
  }

  private void assertOthersAreSeen() {
    for (int i = 0; i < OTHERS; i++) {
      assertThat(filter.claim(Ids.numbered(i), FLOODER, 0)).as("%d", i).isEqualTo(Claim.SEEN);
    }
    assertThat(filter.size()).isLessThanOrEqualTo(GossipSettings.DEFAULTS.seenMax());
  }
}
