package dev.p2p.core.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.MessageId;
import dev.p2p.api.PeerId;
import dev.p2p.core.repair.Fetches.Ask;
import dev.p2p.core.repair.Fetches.Failed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FetchesTest {

  private static final PeerId ANNA = new PeerId("anna");
  private static final PeerId BERT = new PeerId("bert");
  private static final PeerId CARL = new PeerId("carl");
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private final Fetches fetches = new Fetches(TIMEOUT);

  @Test
  void whoAnnouncesIsAsked() {
    assertThat(announce(ANNA, 0, ids(1, 3))).containsExactly(new Ask(ANNA, ids(1, 3)));

    assertThat(fetches.size()).isEqualTo(3);
  }

  @Test
  void aMessageIsAskedForOnceAlthoughTwoHaveIt() {
    announce(ANNA, 0, ids(1, 1));

    assertThat(announce(BERT, 0, ids(1, 1))).isEmpty();
  }

  @Test
  void whatCameIsForgottenAndSaysWhoElseHasIt() {
    announce(ANNA, 0, ids(1, 1));
    announce(BERT, 0, ids(1, 1));

    Fetches.Arrived arrived = fetches.arrived(id(1), CARL, 0);

    assertThat(arrived.announcers()).containsExactly(ANNA, BERT);
    assertThat(fetches.size()).isZero();
    assertThat(fetches.arrived(id(1), CARL, 0).announcers()).isEmpty();
  }

  @Test
  void requestsSpreadOverThoseWhoHaveTheMessages() {
    List<MessageId> many = ids(1, 3 * Provider.WINDOW_FIRST);

    List<Ask> first = announce(ANNA, 0, many);
    List<Ask> second = announce(BERT, 0, many);

    assertThat(first).containsExactly(new Ask(ANNA, ids(1, Provider.WINDOW_FIRST)));
    assertThat(second)
        .containsExactly(new Ask(BERT, ids(Provider.WINDOW_FIRST + 1, 2 * Provider.WINDOW_FIRST)));
  }

  @Test
  void whoDeliversIsAskedForMore() {
    announce(ANNA, 0, ids(1, 1_000));
    List<MessageId> asked = new ArrayList<>(ids(1, Provider.WINDOW_FIRST));
    int largest = 0;

    for (int i = 0; i < asked.size(); i++) {
      for (Ask ask : fetches.arrived(asked.get(i), ANNA, 0).asks()) {
        assertThat(ask.peer()).isEqualTo(ANNA);
        asked.addAll(ask.ids());
        largest = Math.max(largest, ask.ids().size());
      }
    }

    assertThat(asked).isEqualTo(ids(1, 1_000));
    assertThat(largest).isBetween(Provider.WINDOW_FIRST, Provider.WINDOW_MAX);
    assertThat(fetches.size()).isZero();
  }

  @Test
  void whoSendsNothingInTimeHasFailedAndAnotherIsAsked() {
    announce(ANNA, 0, ids(1, 2));
    announce(BERT, 0, ids(2, 2));

    assertThat(fetches.tick(TIMEOUT.toNanos() - 1).asks()).isEmpty();
    Fetches.Step step = fetches.tick(TIMEOUT.toNanos());

    assertThat(step.failed()).containsExactly(new Failed(ANNA, 2));
    assertThat(step.asks()).containsExactly(new Ask(BERT, ids(2, 2)));
    // Nobody else has the first.
    assertThat(fetches.size()).isEqualTo(1);
  }

  @Test
  void whoSendsSomethingHasAllTheTimeAgain() {
    announce(ANNA, 0, ids(1, 2));
    fetches.arrived(id(1), ANNA, TIMEOUT.toNanos() - 1);

    assertThat(fetches.tick(TIMEOUT.toNanos()).failed()).isEmpty();
    assertThat(fetches.tick(2 * TIMEOUT.toNanos() - 1).failed())
        .containsExactly(new Failed(ANNA, 1));
  }

  @Test
  void whatOthersSendDoesNotExcuseTheOneWhoWasAsked() {
    announce(ANNA, 0, ids(1, 2));
    fetches.arrived(id(1), BERT, TIMEOUT.toNanos() - 1);

    assertThat(fetches.tick(TIMEOUT.toNanos()).failed()).containsExactly(new Failed(ANNA, 1));
  }

  @Test
  void whoFailedIsAskedForOneAtATimeUntilItDelivers() {
    announce(ANNA, 0, ids(1, 100));

    fetches.tick(TIMEOUT.toNanos());

    assertThat(fetches.tick(2 * TIMEOUT.toNanos()).failed()).containsExactly(new Failed(ANNA, 1));
  }

  @Test
  void whoLacksItIsNotAskedAgainAndAnotherIs() {
    announce(ANNA, 0, ids(1, 1));
    announce(BERT, 0, ids(1, 1));

    Fetches.Step step = fetches.lacking(ANNA, ids(1, 1), 0);

    assertThat(step.failed()).containsExactly(new Failed(ANNA, 1));
    assertThat(step.asks()).containsExactly(new Ask(BERT, ids(1, 1)));
    assertThat(fetches.lacking(BERT, ids(1, 1), 0).asks()).isEmpty();
    assertThat(fetches.size()).isZero();
  }

  @Test
  void aLackThatNobodyAskedForCountsForNothing() {
    announce(ANNA, 0, ids(1, 1));

    assertThat(fetches.lacking(BERT, ids(1, 1), 0).failed()).containsExactly(new Failed(BERT, 0));
    assertThat(fetches.lacking(ANNA, ids(7, 9), 0).failed()).containsExactly(new Failed(ANNA, 0));
    assertThat(fetches.size()).isEqualTo(1);
  }

  @Test
  void whatWasAskedOfOneWhoIsGoneIsAskedOfAnother() {
    announce(ANNA, 0, ids(1, 2));
    announce(BERT, 0, ids(2, 2));

    assertThat(fetches.gone(ANNA, 0)).containsExactly(new Ask(BERT, ids(2, 2)));
    assertThat(fetches.size()).isEqualTo(1);
    assertThat(fetches.gone(BERT, 0)).isEmpty();
    assertThat(fetches.size()).isZero();
  }

  @Test
  void aPeerGetsItsShareAndNoMore() {
    int share = Fetches.WANTED_PER_PEER_MAX;

    assertThat(fetches.announced(ANNA, ids(1, share), 0).excess()).isZero();
    assertThat(fetches.hasRoom(ANNA)).isFalse();
    assertThat(fetches.announced(ANNA, ids(share + 1, share + 5), 0).excess()).isEqualTo(5);

    assertThat(fetches.hasRoom(BERT)).isTrue();
    assertThat(fetches.announced(BERT, ids(share + 1, share + 5), 0).excess()).isZero();
  }

  @Test
  void whatCameMakesRoomInTheShare() {
    int share = Fetches.WANTED_PER_PEER_MAX;
    fetches.announced(ANNA, ids(1, share), 0);

    fetches.arrived(id(1), ANNA, 0);

    assertThat(fetches.announced(ANNA, ids(share + 1, share + 2), 0).excess()).isEqualTo(1);
  }

  @Test
  void allTogetherAreBounded() {
    int peers = Fetches.WANTED_MAX / Fetches.WANTED_PER_PEER_MAX;
    IntStream.range(0, peers)
        .forEach(peer ->
            fetches.announced(
                new PeerId("peer-" + peer),
                ids(
                    (long) peer * Fetches.WANTED_PER_PEER_MAX + 1,
                    (peer + 1L) * Fetches.WANTED_PER_PEER_MAX),
                0));

    assertThat(fetches.size()).isEqualTo(Fetches.WANTED_MAX);
    assertThat(fetches.announced(ANNA, ids(-10, -1), 0).excess()).isEqualTo(10);
  }

  private List<Ask> announce(PeerId peer, long nowNanos, List<MessageId> ids) {
    Fetches.Announced announced = fetches.announced(peer, ids, nowNanos);
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
