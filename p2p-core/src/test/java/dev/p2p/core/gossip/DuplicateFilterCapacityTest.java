package dev.p2p.core.gossip;

import static dev.p2p.core.TestWire.remote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.MessageId;
import dev.p2p.api.Origin;
import dev.p2p.api.Verdict;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many ids: none is taken for another, none is forgotten before its time, and memory is bounded.
 */
final class DuplicateFilterCapacityTest {

  private static final long SEED = 11;
  private static final long MIB = 1 << 20;

  @Test
  void ofDistinctIdsNoneIsADuplicateAndTheLastHalfIsRemembered() {
    play(300_000, 60_000);
  }

  @Test
  @Tag("soak")
  void ofTenMillionDistinctIdsNoneIsADuplicateAndTheLastHalfIsRemembered() {
    play(10_000_000, 1_000_000);
  }

  @Test
  @Tag("soak")
  void tenMillionDistinctIdsFitIntoAFilterForTwiceAsMany() {
    play(10_000_000, 20_000_000);
  }

  /** Even counting the old array of a table while the new one is filled from it. */
  @Test
  void aMillionIdsTakeLessThanSixtyFourMebibytesAtTheWorstMoment() {
    DuplicateFilter filter = filter(1_000_000);
    SplittableRandom random = new SplittableRandom(SEED);
    Origin flooder = remote("flooder");
    long before = 0;
    long worst = 0;
    int most = 0;
    for (int i = 0; i < 2_500_000; i++) {
      MessageId id = Ids.random(random);
      // Only 2 in 5 are not from the one source, so that both kinds are full now and then.
      filter.claim(id, i % 5 < 2 ? remote("peer" + i % 40) : flooder, 0);
      filter.settle(id, Verdict.ACCEPTED);
      long now = filter.bytes();
      worst = Math.max(worst, now + Math.max(0, now - before)); // It doubled: so much it was.
      before = now;
      most = Math.max(most, filter.size());
    }
    assertThat(most).isBetween(950_000, 1_000_000);
    assertThat(worst).isBetween(36 * MIB, 42 * MIB);
  }

  /** All of it, as the JVM counts: tables, names of sources, what is in flight. */
  @Test
  @Tag("soak")
  void aMillionIdsOfThousandsOfSourcesLeaveLessThanSixtyFourMebibytesOnTheHeap() {
    long before = liveHeap();
    DuplicateFilter filter = filter(1_000_000);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 3_000_000; i++) {
      MessageId id = Ids.random(random);
      filter.claim(id, remote("node-of-a-sybil-" + i % 10_000), 0);
      if (i % 1_000 != 0) {
        filter.settle(id, Verdict.ACCEPTED);
      }
    }
    long after = liveHeap();
    assertThat(filter.size()).isGreaterThan(600_000);
    assertThat(after - before).isLessThan(64 * MIB);
  }

  @Test
  void anIdleFilterReservesNextToNothing() {
    DuplicateFilter filter = filter(1_000_000);
    assertThat(filter.bytes()).isZero();
    filter.claim(Ids.numbered(1), Origin.LOCAL, 0);
    filter.settle(Ids.numbered(1), Verdict.ACCEPTED);
    assertThat(filter.bytes()).isLessThan(1_000);
  }

  /** One source: each is new, and one of the last half, wherever it stands there, is not. */
  private static void play(int ids, int seenMax) {
    DuplicateFilter filter = filter(seenMax);
    Origin source = remote("anna");
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < ids; i++) {
      if (filter.claim(id(i), source, 0) != Claim.NEW) {
        throw new AssertionError("%d of seed %d was not new".formatted(i, SEED));
      }
      filter.settle(id(i), Verdict.ACCEPTED);
      int back = random.nextInt(Math.min(i, seenMax / 2) + 1);
      if (filter.claim(id(i - back), source, 0) != Claim.SEEN) {
        throw new AssertionError("%d before %d, seed %d, was not seen".formatted(back, i, SEED));
      }
    }
    assertThat(filter.size()).isLessThanOrEqualTo(seenMax);
    assertThat(filter.bytes()).isLessThanOrEqualTo(64 * MIB / 1_000_000 * Math.min(ids, seenMax));
  }

  /** Each distinct, most of them in few bits. */
  private static MessageId id(int number) {
    return new MessageId(number & 0xff, (number >> 8) & 0xff, (number >> 16) & 0xff, number >> 24);
  }

  private static DuplicateFilter filter(int max) {
    return new DuplicateFilter(Ids.settings(max, Duration.ofDays(1)), SEED, 0);
  }

  private static long liveHeap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
