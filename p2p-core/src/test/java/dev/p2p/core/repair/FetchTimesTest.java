package dev.p2p.core.repair;

import static dev.p2p.core.repair.Fetching.PATIENCE;
import static dev.p2p.core.repair.Fetching.TIMEOUT;
import static dev.p2p.core.repair.Fetching.ids;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.core.repair.Fetches.Ask;
import dev.p2p.core.repair.Fetches.Failed;
import org.junit.jupiter.api.Test;

/** How long who is asked is waited for, and who pays for that. */
class FetchTimesTest {

  private final Fetching scene = new Fetching();
  private final Fetches fetches = scene.fetches;
  private final TestRepairPeer anna = scene.anna;
  private final TestRepairPeer bert = scene.bert;
  private final TestRepairPeer carl = scene.carl;

  @Test
  void whoSendsNothingInTimeIsGivenUpAndAnotherIsAsked() {
    scene.announce(anna, 0, ids(1, 2));
    scene.announce(bert, 0, ids(2, 2));

    assertThat(fetches.tick(TIMEOUT.toNanos() - 1).asks()).isEmpty();
    Fetches.Step step = fetches.tick(TIMEOUT.toNanos());

    assertThat(step.asks()).containsExactly(new Ask(bert, ids(2, 2)));
    assertThat(step.failed()).isEmpty();
    // Nobody else has the first.
    assertThat(fetches.size()).isEqualTo(1);
  }

  @Test
  void whoWasGivenUpHasFailedIfItDoesNotAnswerInALongTimeEither() {
    scene.announce(anna, 0, ids(1, 2));
    long givenUp = TIMEOUT.toNanos();
    fetches.tick(givenUp);

    assertThat(fetches.tick(givenUp + PATIENCE.toNanos() - 1).failed()).isEmpty();
    assertThat(fetches.tick(givenUp + PATIENCE.toNanos()).failed())
        .containsExactly(new Failed(anna.id(), 2));
    assertThat(fetches.tick(givenUp + 2 * PATIENCE.toNanos()).failed()).isEmpty();
  }

  @Test
  void whoSendsItLateHasNotFailed() {
    scene.announce(anna, 0, ids(1, 2));
    scene.announce(bert, 0, ids(1, 2));
    long givenUp = TIMEOUT.toNanos();
    fetches.tick(givenUp);
    scene.arrive(1, anna, true, givenUp);
    scene.arrive(2, bert, true, givenUp);
    // Nobody misses the second any more, and yet it was asked for.
    scene.arrive(2, anna, false, givenUp);

    assertThat(fetches.tick(givenUp + PATIENCE.toNanos()).failed()).isEmpty();
  }

  @Test
  void whoIsAskedAgainOwesItOnce() {
    scene.announce(anna, 0, ids(1, 1));
    long givenUp = TIMEOUT.toNanos();
    fetches.tick(givenUp);
    assertThat(scene.announce(anna, givenUp, ids(1, 1))).containsExactly(new Ask(anna, ids(1, 1)));
    scene.arrive(1, anna, true, givenUp);

    assertThat(fetches.tick(givenUp + PATIENCE.toNanos()).failed()).isEmpty();
  }

  @Test
  void ofWhatAPeerOwesTheEldestIsForgotten() {
    for (int i = 1; i <= Provider.OWED_MAX + 1; i++) {
      scene.announce(anna, 0, ids(i, i));
      scene.arrive(i, bert, true, 0);
    }

    assertThat(fetches.lacking(anna.id(), ids(1, 1), 0).failed())
        .containsExactly(new Failed(anna.id(), 0));
    assertThat(fetches.lacking(anna.id(), ids(2, 2), 0).failed())
        .containsExactly(new Failed(anna.id(), 1));
  }

  @Test
  void aLateLackIsAnAnswer() {
    scene.announce(anna, 0, ids(1, 1));
    fetches.tick(TIMEOUT.toNanos());

    assertThat(fetches.lacking(anna.id(), ids(1, 1), TIMEOUT.toNanos()).failed())
        .containsExactly(new Failed(anna.id(), 1));
    assertThat(fetches.tick(TIMEOUT.plus(PATIENCE).toNanos()).failed()).isEmpty();
  }

  @Test
  void aLackOfWhatOthersSentMeanwhileWasAskedFor() {
    scene.announce(anna, 0, ids(1, 1));
    scene.arrive(1, bert, true, 0);

    assertThat(fetches.lacking(anna.id(), ids(1, 1), 0).failed())
        .containsExactly(new Failed(anna.id(), 1));
  }

  @Test
  void whoNeedNotSendItAnyMoreHasNotFailed() {
    scene.announce(anna, 0, ids(1, 1));
    scene.arrive(1, bert, true, 0);

    assertThat(fetches.tick(PATIENCE.toNanos()).failed()).isEmpty();
  }

  @Test
  void whoIsGoneHasNotFailed() {
    scene.announce(anna, 0, ids(1, 1));
    fetches.tick(TIMEOUT.toNanos());
    fetches.gone(anna, TIMEOUT.toNanos());

    assertThat(fetches.tick(TIMEOUT.plus(PATIENCE).toNanos()).failed()).isEmpty();
  }

  @Test
  void whoSendsSomethingHasAllTheTimeAgain() {
    scene.announce(anna, 0, ids(1, 2));
    scene.announce(bert, 0, ids(2, 2));
    long half = TIMEOUT.toNanos() / 2;
    scene.arrive(1, anna, true, half);

    assertThat(fetches.tick(half + TIMEOUT.toNanos() - 1).asks()).isEmpty();
    assertThat(fetches.tick(half + TIMEOUT.toNanos()).asks())
        .containsExactly(new Ask(bert, ids(2, 2)));
  }

  @Test
  void newsThatNobodyAskedForIsOfUseToo() {
    scene.announce(anna, 0, ids(1, 1));
    scene.announce(bert, 0, ids(1, 1));
    long half = TIMEOUT.toNanos() / 2;
    scene.arrive(7, anna, true, half);

    assertThat(fetches.tick(half + TIMEOUT.toNanos() - 1).asks()).isEmpty();
    assertThat(fetches.tick(half + TIMEOUT.toNanos()).asks()).hasSize(1);
  }

  @Test
  void copiesThatNobodyAskedForAreOfNoUse() {
    scene.announce(anna, 0, ids(1, 1));
    scene.announce(bert, 0, ids(1, 1));
    scene.arrive(7, anna, false, TIMEOUT.toNanos() / 2);

    assertThat(fetches.tick(TIMEOUT.toNanos()).asks()).hasSize(1);
  }

  @Test
  void aLongMessageOnASlowLinkHasTheTimeItNeeds() {
    scene.announce(anna, 0, ids(1, 1));
    scene.announce(bert, 0, ids(1, 1));
    long now = 0;
    for (int i = 1; i < Fetches.PATIENCE; i++) {
      now += TIMEOUT.toNanos();
      anna.partialBytes += Provider.PROGRESS_BYTES;
      assertThat(fetches.tick(now).asks()).isEmpty();
    }
    anna.partialBytes += Provider.PROGRESS_BYTES - 1;

    assertThat(fetches.tick(now + TIMEOUT.toNanos() - 1).asks()).isEmpty();
    assertThat(fetches.tick(now + TIMEOUT.toNanos()).asks())
        .containsExactly(new Ask(bert, ids(1, 1)));
  }

  @Test
  void whoIsBusyWithOtherThingsKeepsAMessageFromUsForAWhileOnly() {
    scene.announce(anna, 0, ids(1, 2));
    scene.announce(bert, 0, ids(1, 1));
    for (int i = 1; i < Fetches.PATIENCE; i++) {
      long now = i * TIMEOUT.toNanos();
      scene.arrive(100 + i, anna, true, now);
      assertThat(fetches.tick(now).asks()).isEmpty();
    }
    scene.arrive(200, anna, true, PATIENCE.toNanos());

    Fetches.Step step = fetches.tick(PATIENCE.toNanos());

    // Nobody else has the second: there is nothing to be gained.
    assertThat(step.asks()).containsExactly(new Ask(bert, ids(1, 1)));
    scene.arrive(201, anna, true, 2 * PATIENCE.toNanos() - 1);
    assertThat(fetches.tick(2 * PATIENCE.toNanos()).failed()).isEmpty();
    assertThat(fetches.lacking(anna.id(), ids(2, 2), 2 * PATIENCE.toNanos()).failed())
        .containsExactly(new Failed(anna.id(), 1));
  }

  @Test
  void whatOthersSendDoesNotExcuseTheOneWhoWasAsked() {
    scene.announce(anna, 0, ids(1, 2));
    scene.announce(carl, 0, ids(2, 2));
    scene.arrive(1, bert, true, TIMEOUT.toNanos() - 1);

    assertThat(fetches.tick(TIMEOUT.toNanos()).asks()).containsExactly(new Ask(carl, ids(2, 2)));
  }

  @Test
  void whoWasGivenUpIsAskedForOneAtATimeUntilItDelivers() {
    scene.announce(anna, 0, ids(1, 100));

    assertThat(fetches.tick(TIMEOUT.toNanos()).asks())
        .containsExactly(new Ask(anna, ids(Provider.WINDOW_FIRST + 1, Provider.WINDOW_FIRST + 1)));
  }
}
