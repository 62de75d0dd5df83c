package dev.p2p.core.gossip;

import static dev.p2p.core.TestWire.remote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.MessageId;
import dev.p2p.api.Origin;
import dev.p2p.api.Verdict;
import dev.p2p.core.settings.GossipSettings;
import dev.p2p.core.settings.RepairSettings;
import dev.p2p.core.settings.StoreSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DuplicateFilterTest {

  private static final Origin ANNA = remote("anna");
  private static final Origin BOB = remote("bob");
  private static final MessageId ID = id(1);

  private final DuplicateFilter filter = filter(1_000);

  @Test
  void theFirstClaimIsNewAndTheOthersAreInFlightUntilItIsSettled() {
    assertThat(filter.claim(ID, ANNA, 0)).isEqualTo(Claim.NEW);
    assertThat(filter.claim(ID, BOB, 0)).isEqualTo(Claim.IN_FLIGHT);
    filter.settle(ID, Verdict.ACCEPTED);
    assertThat(filter.claim(ID, BOB, 0)).isEqualTo(Claim.SEEN);
  }

  @ParameterizedTest
  @EnumSource(value = Verdict.class, names = "FAILED", mode = EnumSource.Mode.EXCLUDE)
  void whateverItsVerdictASettledMessageHasBeenSeen(Verdict verdict) {
    filter.claim(ID, ANNA, 0);
    filter.settle(ID, verdict);
    assertThat(filter.claim(ID, BOB, 0)).isEqualTo(Claim.SEEN);
  }

  @Test
  void aFailedMessageMayBeTriedAgain() {
    filter.claim(ID, ANNA, 0);
    filter.settle(ID, Verdict.FAILED);
    assertThat(filter.claim(ID, BOB, 0)).isEqualTo(Claim.NEW);
  }

  @Test
  void whoSentACopyInFlightIsRememberedToHaveIt() {
    filter.claim(ID, ANNA, 0);
    filter.claim(ID, BOB, 0);
    assertThat(filter.settle(ID, Verdict.ACCEPTED)).containsExactly(ANNA, BOB);
  }

  @Test
  void noMoreThanSixtyFourHoldersAreRemembered() {
    filter.claim(ID, ANNA, 0);
    for (int i = 0; i < 100; i++) {
      assertThat(filter.claim(ID, remote("peer" + i), 0)).isEqualTo(Claim.IN_FLIGHT);
    }
    assertThat(filter.settle(ID, Verdict.ACCEPTED)).hasSize(64);
  }

  @Test
  void idsThatDifferInOneBitAreDifferent() {
    for (int bit = 0; bit < 64; bit++) {
      long word = 1L << bit;
      assertThat(filter.claim(new MessageId(word, 0, 0, 0), ANNA, 0)).isEqualTo(Claim.NEW);
      assertThat(filter.claim(new MessageId(0, word, 0, 0), ANNA, 0)).isEqualTo(Claim.NEW);
      assertThat(filter.claim(new MessageId(0, 0, word, 0), ANNA, 0)).isEqualTo(Claim.NEW);
      assertThat(filter.claim(new MessageId(0, 0, 0, word), ANNA, 0)).isEqualTo(Claim.NEW);
    }
  }

  @Test
  void anIdIsRememberedForSeenForAndForgottenAfterTwice() {
    long seenFor = Duration.ofSeconds(60).toNanos();
    claimAndSettle(ID, seenFor - 1);
    assertThat(filter.claim(ID, ANNA, 2 * seenFor - 2)).isEqualTo(Claim.SEEN);
    assertThat(filter.claim(id(2), ANNA, 2 * seenFor - 1)).isEqualTo(Claim.NEW);
    assertThat(filter.claim(ID, ANNA, 3 * seenFor)).isEqualTo(Claim.NEW);
  }

  @Test
  void aMessageInFlightStaysInFlightWhenGenerationsChange() {
    long seenFor = Duration.ofSeconds(60).toNanos();
    filter.claim(ID, ANNA, 0);
    filter.claim(id(2), ANNA, seenFor);
    assertThat(filter.claim(ID, BOB, seenFor)).isEqualTo(Claim.IN_FLIGHT);
    assertThat(filter.settle(ID, Verdict.ACCEPTED)).containsExactly(ANNA, BOB);
    assertThat(filter.claim(ID, BOB, seenFor)).isEqualTo(Claim.SEEN);
  }

  @Test
  void idsThatWereForgottenInFlightDoNotPileUpWhenTheySettle() {
    DuplicateFilter small = filter(4);
    for (int i = 0; i < 20; i++) {
      small.claim(id(i), ANNA, 0);
    }
    for (int i = 0; i < 20; i++) {
      small.settle(id(i), Verdict.ACCEPTED);
      assertThat(small.size()).as("after %d", i).isLessThanOrEqualTo(4);
    }
  }

  @Test
  void anIdThatWasForgottenInFlightIsSeenAgainOnceItSettles() {
    DuplicateFilter small = filter(4);
    for (int i = 0; i < 5; i++) {
      small.claim(id(i), ANNA, 0);
    }
    assertThat(small.settle(id(0), Verdict.ACCEPTED)).isEmpty();
    assertThat(small.claim(id(0), BOB, 0)).isEqualTo(Claim.SEEN);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 42, 777})
  void neverMoreThanSeenMaxAndTheNewestHalfIsAlwaysKnown(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int max = 2 + random.nextInt(100);
    DuplicateFilter small = filter(max);
    List<MessageId> order = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      MessageId fresh = new MessageId(random.nextLong(), random.nextLong(), random.nextLong(), i);
      order.add(fresh);
      assertThat(small.claim(fresh, ANNA, 0)).isEqualTo(Claim.NEW);
      small.settle(fresh, Verdict.ACCEPTED);
      assertThat(small.size()).isLessThanOrEqualTo(max);
      int back = Math.min(i, random.nextInt(max / 2));
      assertThat(small.claim(order.get(i - back), BOB, 0)).isEqualTo(Claim.SEEN);
    }
  }

  @Test
  @Timeout(60)
  void ofThreadsThatClaimTheSameIdExactlyOneWins() throws InterruptedException {
    int threads = 4;
    int ids = 20_000;
    DuplicateFilter shared = filter(4 * ids);
    AtomicInteger[] wins = new AtomicInteger[ids];
    for (int i = 0; i < ids; i++) {
      wins[i] = new AtomicInteger();
    }
    CountDownLatch done = new CountDownLatch(threads);
    for (int t = 0; t < threads; t++) {
      Thread.ofPlatform()
          .start(() -> {
            for (int i = 0; i < ids; i++) {
              if (shared.claim(id(i), ANNA, 0) == Claim.NEW) {
                wins[i].incrementAndGet();
              }
            }
            done.countDown();
          });
    }
    done.await();
    assertThat(wins).allSatisfy(count -> assertThat(count).hasValue(1));
  }

  private void claimAndSettle(MessageId id, long now) {
    assertThat(filter.claim(id, ANNA, now)).isEqualTo(Claim.NEW);
    filter.settle(id, Verdict.ACCEPTED);
  }

  private static DuplicateFilter filter(int max) {
    return new DuplicateFilter(settings(max), 0);
  }

  private static GossipSettings settings(int seenMax) {
    StoreSettings store = new StoreSettings(1, 1, Duration.ofSeconds(1));
    return new GossipSettings(seenMax, Duration.ofSeconds(60), store, RepairSettings.DEFAULTS);
  }

  private static MessageId id(long number) {
    return new MessageId(number, number, number, number);
  }
}
