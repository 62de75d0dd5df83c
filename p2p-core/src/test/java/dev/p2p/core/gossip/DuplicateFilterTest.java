package dev.p2p.core.gossip;

import static dev.p2p.core.TestWire.remote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.MessageId;
import dev.p2p.api.Origin;
import dev.p2p.api.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DuplicateFilterTest {

  private static final Origin ANNA = remote("anna");
  private static final Origin BOB = remote("bob");
  private static final MessageId ID = Ids.numbered(1);
  private static final long SEEN_FOR = Duration.ofSeconds(60).toNanos();

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
    for (int index = 0; index < 4; index++) {
      for (int bit = 0; bit < 64; bit++) {
        claimAndSettle(Ids.withWord(index, 1L << bit, 0), 0);
      }
    }
    assertThat(filter.size()).isEqualTo(256);
  }

  @Test
  void anIdIsRememberedForSeenForAndForgottenAfterThrice() {
    claimAndSettle(ID, SEEN_FOR - 1);
    assertThat(filter.claim(ID, ANNA, SEEN_FOR)).isEqualTo(Claim.SEEN);
    assertThat(filter.claim(ID, ANNA, 2 * SEEN_FOR)).isEqualTo(Claim.SEEN);
    assertThat(filter.claim(ID, ANNA, 3 * SEEN_FOR - 1)).isEqualTo(Claim.SEEN);
    assertThat(filter.claim(ID, ANNA, 3 * SEEN_FOR)).isEqualTo(Claim.NEW);
  }

  @Test
  void aMessageInFlightStaysSoHoweverLongItTakes() {
    filter.claim(ID, ANNA, 0);
    for (int i = 2; i < 5_000; i++) {
      claimAndSettle(Ids.numbered(i), i * SEEN_FOR / 100);
    }
    assertThat(filter.claim(ID, BOB, 60 * SEEN_FOR)).isEqualTo(Claim.IN_FLIGHT);
    assertThat(filter.settle(ID, Verdict.ACCEPTED)).containsExactly(ANNA, BOB);
    assertThat(filter.claim(ID, BOB, 60 * SEEN_FOR)).isEqualTo(Claim.SEEN);
  }

  @Test
  void idsInFlightDoNotPileUpWhenTheySettle() {
    DuplicateFilter small = filter(12);
    for (int i = 0; i < 100; i++) {
      small.claim(Ids.numbered(i), ANNA, 0);
    }
    for (int i = 0; i < 100; i++) {
      small.settle(Ids.numbered(i), Verdict.ACCEPTED);
      assertThat(small.size()).as("after %d", i).isLessThanOrEqualTo(12 + 99 - i);
    }
  }

  @Test
  void aVerdictOnWhatNobodyClaimedChangesNothing() {
    assertThat(filter.settle(ID, Verdict.ACCEPTED)).isEmpty();
    assertThat(filter.isKnown(ID)).isFalse();
    claimAndSettle(ID, 0);
    assertThat(filter.settle(ID, Verdict.FAILED)).isEmpty();
    assertThat(filter.claim(ID, BOB, 0)).isEqualTo(Claim.SEEN);
  }

  @Test
  void isKnownFromItsClaimOnUntilItFailsAndAskingClaimsNothing() {
    assertThat(filter.isKnown(ID)).isFalse();
    assertThat(filter.claim(ID, ANNA, 0)).isEqualTo(Claim.NEW);
    assertThat(filter.isKnown(ID)).isTrue();
    filter.settle(ID, Verdict.FAILED);
    assertThat(filter.isKnown(ID)).isFalse();
    claimAndSettle(ID, 0);
    assertThat(filter.isKnown(ID)).isTrue();
  }

  @Test
  void countsWhatIsInFlightAndWhatWasSeen() {
    filter.claim(ID, ANNA, 0);
    claimAndSettle(Ids.numbered(2), 0);
    claimAndSettle(Ids.numbered(3), 0);
    assertThat(filter.size()).isEqualTo(3);
  }

  @Test
  void anIdIsChargedToTheOneThatClaimedItAndNotToThoseWithCopies() {
    DuplicateFilter shared = filter(1_200);
    shared.claim(ID, BOB, 0);
    shared.claim(ID, ANNA, 0);
    shared.settle(ID, Verdict.ACCEPTED);
    for (int i = 2; i < 10_000; i++) {
      shared.claim(Ids.numbered(i), ANNA, 0);
      shared.settle(Ids.numbered(i), Verdict.REJECTED);
    }
    assertThat(shared.isKnown(ID)).isTrue();
  }

  private void claimAndSettle(MessageId id, long now) {
    assertThat(filter.claim(id, ANNA, now)).isEqualTo(Claim.NEW);
    filter.settle(id, Verdict.ACCEPTED);
  }

  @Test
  void whoSaysToHaveWhatIsInFlightIsAHolderAndClaimsNothing() {
    DuplicateFilter asked = filter(100);
    assertThat(asked.isKnown(ID, ANNA)).isFalse();
    assertThat(asked.claim(ID, ANNA, 0)).isEqualTo(Claim.NEW);
    assertThat(asked.isKnown(ID, BOB)).isTrue();

    assertThat(asked.settle(ID, Verdict.ACCEPTED)).containsExactly(ANNA, BOB);
    assertThat(asked.isKnown(ID, BOB)).isTrue();
  }

  private static DuplicateFilter filter(int max) {
    return new DuplicateFilter(Ids.settings(max, Duration.ofNanos(SEEN_FOR)), 7, 0);
  }
}
