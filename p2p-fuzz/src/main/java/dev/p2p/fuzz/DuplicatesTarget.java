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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The duplicate filter: never more than its bound, nothing is news twice unless it failed or was
 * due to be forgotten, nothing is known that was not claimed, what is in flight stays so.
 */
public final class DuplicatesTarget {

  private static final Duration SEEN_FOR = Duration.ofSeconds(100);
  private static final List<Verdict> VERDICTS = List.of(Verdict.values());
  private static final int IDS = 64;
  private static final int SOURCES = 4;
  private static final int SEEN_MAX_MIN = 12;
  private static final int SEEN_MAX_RANGE = 48;

  /** A message that was seen: when it settled, and how many had settled until then. */
  private record Seen(long atNanos, int ordinal) {}

  private final GossipSettings settings;
  private final DuplicateFilter filter;
  private final Map<MessageId, Seen> seen = new HashMap<>();
  private final Map<MessageId, Set<Origin>> inFlight = new HashMap<>();
  private long nowNanos;
  private int settled;

  private DuplicatesTarget(int seenMax) {
    this.settings = Memory.of(seenMax, SEEN_FOR);
    this.filter = new DuplicateFilter(settings, 1, nowNanos);
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
      default -> claim(id, new Origin.Remote(new PeerId("peer-" + input.nextBelow(SOURCES))));
    }
    Expect.that(
        filter.size() <= settings.seenMax() + inFlight.size(),
        "%d ids must be remembered at most beside %d in flight, were %d",
        settings.seenMax(),
        inFlight.size(),
        filter.size());
  }

  private void claim(MessageId id, Origin source) {
    boolean known = filter.isKnown(id);
    Claim claim = filter.claim(id, source, nowNanos);
    Set<Origin> holders = inFlight.getOrDefault(id, new LinkedHashSet<>());
    Expect.that(known || claim == Claim.NEW, "%s was not known and then %s", id, claim);
    Expect.equal(!holders.isEmpty(), claim == Claim.IN_FLIGHT, "in flight");
    switch (claim) {
      case NEW -> {
        Seen before = seen.remove(id);
        Expect.that(before == null || mayBeForgotten(before), "%s is news twice", id);
        holders.add(source);
        inFlight.put(id, holders);
      }
      case IN_FLIGHT -> holders.add(source);
      case SEEN -> Expect.that(seen.containsKey(id), "%s was never seen", id);
    }
  }

  /** After a sixth of what may be remembered, even beyond its source's share, or its time. */
  private boolean mayBeForgotten(Seen one) {
    return settled - one.ordinal() > settings.seenMax() / 6
        || nowNanos - one.atNanos() >= settings.seenFor().toNanos();
  }

  private void settle(MessageId id, Verdict verdict) {
    Set<Origin> holders = inFlight.remove(id);
    List<Origin> expected = holders == null ? List.of() : List.copyOf(holders);
    Expect.equal(expected, filter.settle(id, verdict), "who has it");
    if (holders != null && verdict != Verdict.FAILED) {
      settled++;
      seen.put(id, new Seen(nowNanos, settled));
    }
  }
}
