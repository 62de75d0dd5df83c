package dev.p2p.fuzz;

import dev.p2p.api.MessageId;
import dev.p2p.api.Origin;
import dev.p2p.api.PeerId;
import dev.p2p.api.Verdict;
import dev.p2p.core.gossip.Claim;
import dev.p2p.core.gossip.DuplicateFilter;
import dev.p2p.core.settings.GossipSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The duplicate filter: never more than its bound, nothing is news twice unless it failed or was
 * due to be forgotten, nothing is known that was not claimed.
 */
public final class DuplicatesTarget {

  private static final Duration SEEN_FOR = Duration.ofSeconds(100);
  private static final List<Verdict> VERDICTS = List.of(Verdict.values());
  private static final int IDS = 64;
  private static final int SEEN_MAX_MIN = 2;
  private static final int SEEN_MAX_RANGE = 16;

  /** A claim that was told it is news: when, and how many others had been told so before. */
  private record News(long atNanos, int ordinal) {}

  private final GossipSettings settings;
  private final DuplicateFilter filter;
  private final Map<MessageId, News> remembered = new HashMap<>();
  private final Set<MessageId> open = new HashSet<>();
  private long nowNanos;
  private int newsCount;

  private DuplicatesTarget(int seenMax) {
    this.settings = Memory.of(seenMax, SEEN_FOR);
    this.filter = new DuplicateFilter(settings, nowNanos);
  }

  /** A byte for the bound; then claims, verdicts and time. */
  public static void fuzzerTestOneInput(byte[] data) {
    Input input = new Input(data);
    DuplicatesTarget target = new DuplicatesTarget(SEEN_MAX_MIN + input.nextBelow(SEEN_MAX_RANGE));
    while (!input.isEmpty()) {
      target.step(input);
    }
  }

  private void step(Input input) {
    int what = input.nextBelow(4);
    MessageId id = new MessageId(input.nextBelow(IDS), 0, 0, 0);
    switch (what) {
      case 0 -> nowNanos += Duration.ofSeconds(input.nextByte()).toNanos();
      case 1 -> settle(id, input.nextOf(VERDICTS));
      default -> claim(id, new Origin.Remote(new PeerId("peer-" + input.nextBelow(4))));
    }
    Expect.that(
        filter.size() <= settings.seenMax(),
        "%d ids must be remembered at most, were %d",
        settings.seenMax(),
        filter.size());
  }

  private void claim(MessageId id, Origin source) {
    News before = remembered.get(id);
    if (filter.claim(id, source, nowNanos) != Claim.NEW) {
      Expect.that(before != null, "%s was never claimed", id);
      return;
    }
    Expect.that(before == null || mayBeForgotten(before), "%s is news twice", id);
    remembered.put(id, new News(nowNanos, newsCount));
    open.add(id);
    newsCount++;
  }

  /** After half of what may be remembered, or its time. */
  private boolean mayBeForgotten(News news) {
    return newsCount - 1 - news.ordinal() >= settings.seenMax() / 2
        || nowNanos - news.atNanos() >= settings.seenFor().toNanos();
  }

  private void settle(MessageId id, Verdict verdict) {
    if (!open.remove(id)) {
      return;
    }
    List<Origin> holders = filter.settle(id, verdict);
    News news = remembered.get(id);
    Expect.that(!holders.isEmpty() || (news != null && mayBeForgotten(news)), "nobody has %s", id);
    if (holders.isEmpty()) {
      newsCount++; // It was forgotten, and may take up room again.
    }
    if (verdict == Verdict.FAILED) {
      remembered.remove(id);
    }
  }
}
