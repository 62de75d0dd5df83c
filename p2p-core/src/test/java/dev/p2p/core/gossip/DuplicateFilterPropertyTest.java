package dev.p2p.core.gossip;

import static dev.p2p.core.TestWire.remote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.MessageId;
import dev.p2p.api.Origin;
import dev.p2p.api.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of any sequence of claims, verdicts and time, beside a model of maps. */
final class DuplicateFilterPropertyTest {

  private static final int STEPS = 20_000;
  private static final List<Verdict> VERDICTS = List.of(Verdict.values());
  private static final long SEEN_FOR = Duration.ofSeconds(100).toNanos();

  /** When a message settled, and how many had settled until then. */
  private record Seen(long atNanos, int ordinal) {}

  private final Map<MessageId, Seen> seen = new HashMap<>();
  private final Map<MessageId, Set<Origin>> inFlight = new HashMap<>();
  private int settled;
  private long nowNanos;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 42, 777, 4_711})
  void nothingIsNewTwiceBeforeItsTimeNorKnownThatWasNotClaimed(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int max = 12 * (1 + random.nextInt(20));
    int ids = 2 + random.nextInt(4 * max);
    int sources = 1 + random.nextInt(12);
    DuplicateFilter filter =
        new DuplicateFilter(Ids.settings(max, Duration.ofNanos(SEEN_FOR)), seed, 0);
    for (int i = 0; i < STEPS; i++) {
      MessageId id = new MessageId(0, random.nextInt(ids), 0, 0);
      switch (random.nextInt(8)) {
        case 0 -> nowNanos += random.nextLong(SEEN_FOR / 50);
        case 1, 2, 3 -> settle(filter, id, random);
        default -> claim(filter, id, remote("peer" + random.nextInt(sources)), max);
      }
      assertThat(filter.size()).isBetween(inFlight.size(), inFlight.size() + max);
    }
  }

  private void claim(DuplicateFilter filter, MessageId id, Origin source, int max) {
    boolean known = filter.isKnown(id);
    Claim claim = filter.claim(id, source, nowNanos);
    Set<Origin> holders = inFlight.getOrDefault(id, new LinkedHashSet<>());
    switch (claim) {
      case NEW -> {
        assertThat(holders).isEmpty();
        assertThat(mayBeForgotten(seen.remove(id), max)).isTrue();
        inFlight.put(id, new LinkedHashSet<>(List.of(source)));
      }
      case IN_FLIGHT -> {
        assertThat(holders).isNotEmpty();
        holders.add(source);
      }
      case SEEN -> assertThat(seen).containsKey(id);
    }
    assertThat(known || claim == Claim.NEW).isTrue();
  }

  /** After a sixth of what may be remembered, or its time: what holds for any source. */
  private boolean mayBeForgotten(@Nullable Seen one, int max) {
    return one == null || settled - one.ordinal() > max / 6 || nowNanos - one.atNanos() >= SEEN_FOR;
  }

  private void settle(DuplicateFilter filter, MessageId id, SplittableRandom random) {
    Verdict verdict = VERDICTS.get(random.nextInt(VERDICTS.size()));
    List<Origin> holders = filter.settle(id, verdict);
    Set<Origin> expected = inFlight.remove(id);
    assertThat(holders).isEqualTo(expected == null ? List.of() : new ArrayList<>(expected));
    if (expected != null && verdict != Verdict.FAILED) {
      settled++;
      seen.put(id, new Seen(nowNanos, settled));
    }
  }
}
