package dev.p2p.core.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.MessageId;
import dev.p2p.core.repair.Fetches.Ask;
import dev.p2p.core.repair.Fetches.Failed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FetchesTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private static final Duration PATIENCE = TIMEOUT.multipliedBy(Fetches.PATIENCE);

  private final TestRepairPeer anna = new TestRepairPeer("anna");
  private final TestRepairPeer bert = new TestRepairPeer("bert");
  private final TestRepairPeer carl = new TestRepairPeer("carl");
  private final Fetches fetches = new Fetches(TIMEOUT);

  @BeforeEach
  void allTakePart() {
    List.of(anna, bert, carl).forEach(peer -> fetches.joined(peer, 0));
  }

  @Test
  void whoAnnouncesIsAsked() {
    assertThat(announce(anna, 0, ids(1, 3))).containsExactly(new Ask(anna, ids(1, 3)));

    assertThat(fetches.size()).isEqualTo(3);
  }

  @Test
  void aMessageIsAskedForOnceAlthoughTwoHaveIt() {
    announce(anna, 0, ids(1, 1));

    assertThat(announce(bert, 0, ids(1, 1))).isEmpty();
  }

  @Test
  void whatCameIsForgottenAndSaysWhoElseHasIt() {
    announce(anna, 0, ids(1, 1));
    announce(bert, 0, ids(1, 1));

    Fetches.Arrived arrived = fetches.arrived(id(1), carl.id(), true, 0);

    assertThat(arrived.announcers()).containsExactly(anna.id(), bert.id());
    assertThat(fetches.size()).isZero();
    assertThat(fetches.arrived(id(1), carl.id(), true, 0).announcers()).isEmpty();
  }

  @Test
  void requestsSpreadOverThoseWhoHaveTheMessages() {
    List<MessageId> many = ids(1, 3 * Provider.WINDOW_FIRST);

    List<Ask> first = announce(anna, 0, many);
    List<Ask> second = announce(bert, 0, many);

    assertThat(first).containsExactly(new Ask(anna, ids(1, Provider.WINDOW_FIRST)));
    assertThat(second)
        .containsExactly(new Ask(bert, ids(Provider.WINDOW_FIRST + 1, 2 * Provider.WINDOW_FIRST)));
  }

  @Test
  void whoDeliversIsAskedForMore() {
    announce(anna, 0, ids(1, 1_000));
    List<MessageId> asked = new ArrayList<>(ids(1, Provider.WINDOW_FIRST));
    int largest = 0;

    for (int i = 0; i < asked.size(); i++) {
      for (Ask ask : fetches.arrived(asked.get(i), anna.id(), true, 0).asks()) {
        assertThat(ask.peer()).isEqualTo(anna);
        asked.addAll(ask.ids());
        largest = Math.max(largest, ask.ids().size());
      }
    }

    assertThat(asked).isEqualTo(ids(1, 1_000));
    assertThat(largest).isBetween(Provider.WINDOW_FIRST, Provider.WINDOW_MAX);
    assertThat(fetches.size()).isZero();
  }

  @Test
  void whoSendsNothingInTimeIsGivenUpAndAnotherIsAsked() {
    announce(anna, 0, ids(1, 2));
    announce(bert, 0, ids(2, 2));

    assertThat(fetches.tick(TIMEOUT.toNanos() - 1).asks()).isEmpty();
    Fetches.Step step = fetches.tick(TIMEOUT.toNanos());

    assertThat(step.asks()).containsExactly(new Ask(bert, ids(2, 2)));
    assertThat(step.failed()).isEmpty();
    // Nobody else has the first.
    assertThat(fetches.size()).isEqualTo(1);
  }

  @Test
  void whoWasGivenUpHasFailedIfItDoesNotAnswerInALongTimeEither() {
    announce(anna, 0, ids(1, 2));
    long givenUp = TIMEOUT.toNanos();
    fetches.tick(givenUp);

    assertThat(fetches.tick(givenUp + PATIENCE.toNanos() - 1).failed()).isEmpty();
    assertThat(fetches.tick(givenUp + PATIENCE.toNanos()).failed())
        .containsExactly(new Failed(anna.id(), 2));
    assertThat(fetches.tick(givenUp + 2 * PATIENCE.toNanos()).failed()).isEmpty();
  }

  @Test
  void whoSendsItLateHasNotFailed() {
    announce(anna, 0, ids(1, 2));
    announce(bert, 0, ids(1, 2));
    long givenUp = TIMEOUT.toNanos();
    fetches.tick(givenUp);
    arrive(1, anna, true, givenUp);
    arrive(2, bert, true, givenUp);
    // Nobody misses the second any more, and yet it was asked for.
    arrive(2, anna, false, givenUp);

    assertThat(fetches.tick(givenUp + PATIENCE.toNanos()).failed()).isEmpty();
  }

  @Test
  void whoIsAskedAgainOwesItOnce() {
    announce(anna, 0, ids(1, 1));
    long givenUp = TIMEOUT.toNanos();
    fetches.tick(givenUp);
    assertThat(announce(anna, givenUp, ids(1, 1))).containsExactly(new Ask(anna, ids(1, 1)));
    arrive(1, anna, true, givenUp);

    assertThat(fetches.tick(givenUp + PATIENCE.toNanos()).failed()).isEmpty();
  }

  @Test
  void ofWhatAPeerOwesTheEldestIsForgotten() {
    for (int i = 1; i <= Provider.OWED_MAX + 1; i++) {
      announce(anna, 0, ids(i, i));
      arrive(i, bert, true, 0);
    }

    assertThat(fetches.lacking(anna.id(), ids(1, 1), 0).failed())
        .containsExactly(new Failed(anna.id(), 0));
    assertThat(fetches.lacking(anna.id(), ids(2, 2), 0).failed())
        .containsExactly(new Failed(anna.id(), 1));
  }

  @Test
  void aLateLackIsAnAnswer() {
    announce(anna, 0, ids(1, 1));
    fetches.tick(TIMEOUT.toNanos());

    assertThat(fetches.lacking(anna.id(), ids(1, 1), TIMEOUT.toNanos()).failed())
        .containsExactly(new Failed(anna.id(), 1));
    assertThat(fetches.tick(TIMEOUT.plus(PATIENCE).toNanos()).failed()).isEmpty();
  }

  @Test
  void aLackOfWhatOthersSentMeanwhileWasAskedFor() {
    announce(anna, 0, ids(1, 1));
    arrive(1, bert, true, 0);

    assertThat(fetches.lacking(anna.id(), ids(1, 1), 0).failed())
        .containsExactly(new Failed(anna.id(), 1));
  }

  @Test
  void whoNeedNotSendItAnyMoreHasNotFailed() {
    announce(anna, 0, ids(1, 1));
    arrive(1, bert, true, 0);

    assertThat(fetches.tick(PATIENCE.toNanos()).failed()).isEmpty();
  }

  @Test
  void whoIsGoneHasNotFailed() {
    announce(anna, 0, ids(1, 1));
    fetches.tick(TIMEOUT.toNanos());
    fetches.gone(anna, TIMEOUT.toNanos());

    assertThat(fetches.tick(TIMEOUT.plus(PATIENCE).toNanos()).failed()).isEmpty();
  }

  @Test
  void whoSendsSomethingHasAllTheTimeAgain() {
    announce(anna, 0, ids(1, 2));
    announce(bert, 0, ids(2, 2));
    long half = TIMEOUT.toNanos() / 2;
    arrive(1, anna, true, half);

    assertThat(fetches.tick(half + TIMEOUT.toNanos() - 1).asks()).isEmpty();
    assertThat(fetches.tick(half + TIMEOUT.toNanos()).asks())
        .containsExactly(new Ask(bert, ids(2, 2)));
  }

  @Test
  void newsThatNobodyAskedForIsOfUseToo() {
    announce(anna, 0, ids(1, 1));
    announce(bert, 0, ids(1, 1));
    long half = TIMEOUT.toNanos() / 2;
    arrive(7, anna, true, half);

    assertThat(fetches.tick(half + TIMEOUT.toNanos() - 1).asks()).isEmpty();
    assertThat(fetches.tick(half + TIMEOUT.toNanos()).asks()).hasSize(1);
  }

  @Test
  void copiesThatNobodyAskedForAreOfNoUse() {
    announce(anna, 0, ids(1, 1));
    announce(bert, 0, ids(1, 1));
    arrive(7, anna, false, TIMEOUT.toNanos() / 2);

    assertThat(fetches.tick(TIMEOUT.toNanos()).asks()).hasSize(1);
  }

  @Test
  void aLongMessageOnASlowLinkHasTheTimeItNeeds() {
    announce(anna, 0, ids(1, 1));
    announce(bert, 0, ids(1, 1));
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
    announce(anna, 0, ids(1, 2));
    announce(bert, 0, ids(1, 1));
    for (int i = 1; i < Fetches.PATIENCE; i++) {
      long now = i * TIMEOUT.toNanos();
      arrive(100 + i, anna, true, now);
      assertThat(fetches.tick(now).asks()).isEmpty();
    }
    arrive(200, anna, true, PATIENCE.toNanos());

    Fetches.Step step = fetches.tick(PATIENCE.toNanos());

    // Nobody else has the second: there is nothing to be gained.
    assertThat(step.asks()).containsExactly(new Ask(bert, ids(1, 1)));
    arrive(201, anna, true, 2 * PATIENCE.toNanos() - 1);
    assertThat(fetches.tick(2 * PATIENCE.toNanos()).failed()).isEmpty();
    assertThat(fetches.lacking(anna.id(), ids(2, 2), 2 * PATIENCE.toNanos()).failed())
        .containsExactly(new Failed(anna.id(), 1));
  }

  @Test
  void whatOthersSendDoesNotExcuseTheOneWhoWasAsked() {
    announce(anna, 0, ids(1, 2));
    announce(carl, 0, ids(2, 2));
    arrive(1, bert, true, TIMEOUT.toNanos() - 1);

    assertThat(fetches.tick(TIMEOUT.toNanos()).asks()).containsExactly(new Ask(carl, ids(2, 2)));
  }

  @Test
  void whoWasGivenUpIsAskedForOneAtATimeUntilItDelivers() {
    announce(anna, 0, ids(1, 100));

    assertThat(fetches.tick(TIMEOUT.toNanos()).asks())
        .containsExactly(new Ask(anna, ids(Provider.WINDOW_FIRST + 1, Provider.WINDOW_FIRST + 1)));
  }

  @Test
  void whoDoesNotTakePartIsNotListenedTo() {
    TestRepairPeer stranger = new TestRepairPeer("stranger");

    assertThat(announce(stranger, 0, ids(1, 1))).isEmpty();
    assertThat(fetches.size()).isZero();
    fetches.joined(stranger, 0);
    fetches.gone(stranger, 0);
    assertThat(announce(stranger, 0, ids(1, 1))).isEmpty();
    assertThat(fetches.size()).isZero();
  }

  @Test
  void anotherConnectionToTheSameNodeBeginsAnew() {
    TestRepairPeer annaAgain = new TestRepairPeer("anna");
    announce(anna, 0, ids(1, 1));
    announce(bert, 0, ids(1, 1));

    assertThat(fetches.joined(annaAgain, 0)).containsExactly(new Ask(bert, ids(1, 1)));
    // The end of the first is no end of the second.
    fetches.gone(anna, 0);
    assertThat(announce(annaAgain, 0, ids(2, 2))).containsExactly(new Ask(annaAgain, ids(2, 2)));
  }

  @Test
  void whatIsChargedToOneWhoIsGoneIsNotToItsNextConnectionsCredit() {
    TestRepairPeer annaAgain = new TestRepairPeer("anna");
    announce(anna, 0, ids(1, 10));
    announce(bert, 0, ids(1, 10));
    fetches.joined(annaAgain, 0);
    LongStream.rangeClosed(1, 10).forEach(number -> arrive(number, bert, true, 0));

    int share = Fetches.WANTED_PER_PEER_MAX;
    assertThat(fetches.announced(annaAgain.id(), ids(11, 11 + share), 0).excess()).isEqualTo(1);
  }

  @Test
  void whatAPeerAnnouncedIsForgottenWhenItHasComeFromOthers() {
    // Carl is busy with one message, so that nothing is drawn from what it announces.
    announce(carl, 0, ids(-Provider.WINDOW_FIRST, -1));
    long next = 1;
    for (int round = 0; round < 4; round++) {
      List<MessageId> ids = ids(next, next + Fetches.WANTED_PER_PEER_MAX - 1);
      announce(anna, 0, ids);
      announce(carl, 0, ids);
      ids.forEach(id -> fetches.arrived(id, anna.id(), true, 0));
      next += Fetches.WANTED_PER_PEER_MAX;
    }

    assertThat(fetches.queued(carl.id())).isLessThanOrEqualTo(Fetches.QUEUE_MAX);
  }

  @Test
  void whoLacksItIsNotAskedAgainAndAnotherIs() {
    announce(anna, 0, ids(1, 1));
    announce(bert, 0, ids(1, 1));

    Fetches.Step step = fetches.lacking(anna.id(), ids(1, 1), 0);

    assertThat(step.failed()).containsExactly(new Failed(anna.id(), 1));
    assertThat(step.asks()).containsExactly(new Ask(bert, ids(1, 1)));
    assertThat(fetches.lacking(bert.id(), ids(1, 1), 0).asks()).isEmpty();
    assertThat(fetches.size()).isZero();
  }

  @Test
  void aLackThatNobodyAskedForCountsForNothing() {
    announce(anna, 0, ids(1, 1));

    assertThat(fetches.lacking(bert.id(), ids(1, 1), 0).failed())
        .containsExactly(new Failed(bert.id(), 0));
    assertThat(fetches.lacking(anna.id(), ids(7, 9), 0).failed())
        .containsExactly(new Failed(anna.id(), 0));
    assertThat(fetches.size()).isEqualTo(1);
  }

  @Test
  void whatWasAskedOfOneWhoIsGoneIsAskedOfAnother() {
    announce(anna, 0, ids(1, 2));
    announce(bert, 0, ids(2, 2));

    assertThat(fetches.gone(anna, 0)).containsExactly(new Ask(bert, ids(2, 2)));
    assertThat(fetches.size()).isEqualTo(1);
    assertThat(fetches.gone(bert, 0)).isEmpty();
    assertThat(fetches.size()).isZero();
  }

  @Test
  void aPeerGetsItsShareAndNoMore() {
    int share = Fetches.WANTED_PER_PEER_MAX;

    assertThat(fetches.announced(anna.id(), ids(1, share), 0).excess()).isZero();
    assertThat(fetches.hasRoom(anna.id())).isFalse();
    assertThat(fetches.announced(anna.id(), ids(share + 1, share + 5), 0).excess()).isEqualTo(5);

    assertThat(fetches.hasRoom(bert.id())).isTrue();
    assertThat(fetches.announced(bert.id(), ids(share + 1, share + 5), 0).excess()).isZero();
  }

  @Test
  void whatCameMakesRoomInTheShare() {
    int share = Fetches.WANTED_PER_PEER_MAX;
    fetches.announced(anna.id(), ids(1, share), 0);

    fetches.arrived(id(1), anna.id(), true, 0);

    assertThat(fetches.announced(anna.id(), ids(share + 1, share + 2), 0).excess()).isEqualTo(1);
  }

  @Test
  void allTogetherAreBounded() {
    int peers = Fetches.WANTED_MAX / Fetches.WANTED_PER_PEER_MAX;
    IntStream.range(0, peers)
        .forEach(number -> {
          TestRepairPeer peer = new TestRepairPeer("peer-" + number);
          long first = (long) number * Fetches.WANTED_PER_PEER_MAX + 1;
          fetches.joined(peer, 0);
          announce(peer, 0, ids(first, first + Fetches.WANTED_PER_PEER_MAX - 1));
        });

    assertThat(fetches.size()).isEqualTo(Fetches.WANTED_MAX);
    assertThat(fetches.announced(anna.id(), ids(-10, -1), 0).excess()).isEqualTo(10);
  }

  private void arrive(long number, TestRepairPeer from, boolean isNews, long nowNanos) {
    var unused = fetches.arrived(id(number), from.id(), isNews, nowNanos);
  }

  private List<Ask> announce(TestRepairPeer peer, long nowNanos, List<MessageId> ids) {
    Fetches.Announced announced = fetches.announced(peer.id(), ids, nowNanos);
    assertThat(announced.excess()).isZero();
    return announced.asks();
  }

  private static List<MessageId> ids(long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(FetchesTest::id).toList();
  }

  private static MessageId id(long number) {
    return new MessageId(number, 0, 0, 0);
  }
}
