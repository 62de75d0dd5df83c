package dev.p2p.core.repair;

import static dev.p2p.core.repair.Fetching.id;
import static dev.p2p.core.repair.Fetching.ids;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.MessageId;
import dev.p2p.core.repair.Fetches.Ask;
import dev.p2p.core.repair.Fetches.Failed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FetchesTest {

  private final Fetching scene = new Fetching();
  private final Fetches fetches = scene.fetches;
  private final TestRepairPeer anna = scene.anna;
  private final TestRepairPeer bert = scene.bert;
  private final TestRepairPeer carl = scene.carl;

  @Test
  void whoAnnouncesIsAsked() {
    assertThat(scene.announce(anna, 0, ids(1, 3))).containsExactly(new Ask(anna, ids(1, 3)));

    assertThat(fetches.size()).isEqualTo(3);
  }

  @Test
  void aMessageIsAskedForOnceAlthoughTwoHaveIt() {
    scene.announce(anna, 0, ids(1, 1));

    assertThat(scene.announce(bert, 0, ids(1, 1))).isEmpty();
  }

  @Test
  void whatCameIsForgottenAndSaysWhoElseHasIt() {
    scene.announce(anna, 0, ids(1, 1));
    scene.announce(bert, 0, ids(1, 1));

    Fetches.Arrived arrived = fetches.arrived(id(1), carl.id(), true, 0);

    assertThat(arrived.announcers()).containsExactly(anna.id(), bert.id());
    assertThat(fetches.size()).isZero();
    assertThat(fetches.arrived(id(1), carl.id(), true, 0).announcers()).isEmpty();
  }

  @Test
  void requestsSpreadOverThoseWhoHaveTheMessages() {
    List<MessageId> many = ids(1, 3 * Provider.WINDOW_FIRST);

    List<Ask> first = scene.announce(anna, 0, many);
    List<Ask> second = scene.announce(bert, 0, many);

    assertThat(first).containsExactly(new Ask(anna, ids(1, Provider.WINDOW_FIRST)));
    assertThat(second)
        .containsExactly(new Ask(bert, ids(Provider.WINDOW_FIRST + 1, 2 * Provider.WINDOW_FIRST)));
  }

  @Test
  void whoDeliversIsAskedForMore() {
    scene.announce(anna, 0, ids(1, 1_000));
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
  void whoDoesNotTakePartIsNotListenedTo() {
    TestRepairPeer stranger = new TestRepairPeer("stranger");

    assertThat(scene.announce(stranger, 0, ids(1, 1))).isEmpty();
    assertThat(fetches.size()).isZero();
    fetches.joined(stranger, 0);
    fetches.gone(stranger, 0);
    assertThat(scene.announce(stranger, 0, ids(1, 1))).isEmpty();
    assertThat(fetches.size()).isZero();
  }

  @Test
  void anotherConnectionToTheSameNodeBeginsAnew() {
    TestRepairPeer annaAgain = new TestRepairPeer("anna");
    scene.announce(anna, 0, ids(1, 1));
    scene.announce(bert, 0, ids(1, 1));

    assertThat(fetches.joined(annaAgain, 0)).containsExactly(new Ask(bert, ids(1, 1)));
    // The end of the first is no end of the second.
    fetches.gone(anna, 0);
    assertThat(scene.announce(annaAgain, 0, ids(2, 2)))
        .containsExactly(new Ask(annaAgain, ids(2, 2)));
  }

  @Test
  void whatIsChargedToOneWhoIsGoneIsNotToItsNextConnectionsCredit() {
    TestRepairPeer annaAgain = new TestRepairPeer("anna");
    scene.announce(anna, 0, ids(1, 10));
    scene.announce(bert, 0, ids(1, 10));
    fetches.joined(annaAgain, 0);
    LongStream.rangeClosed(1, 10).forEach(number -> scene.arrive(number, bert, true, 0));

    int share = Fetches.WANTED_PER_PEER_MAX;
    assertThat(fetches.announced(annaAgain.id(), ids(11, 11 + share), 0).excess()).isEqualTo(1);
  }

  @Test
  void whatAPeerAnnouncedIsForgottenWhenItHasComeFromOthers() {
    // Carl is busy with one message, so that nothing is drawn from what it announces.
    scene.announce(carl, 0, ids(-Provider.WINDOW_FIRST, -1));
    long next = 1;
    for (int round = 0; round < 4; round++) {
      List<MessageId> ids = ids(next, next + Fetches.WANTED_PER_PEER_MAX - 1);
      scene.announce(anna, 0, ids);
      scene.announce(carl, 0, ids);
      ids.forEach(id -> fetches.arrived(id, anna.id(), true, 0));
      next += Fetches.WANTED_PER_PEER_MAX;
    }

    assertThat(fetches.queued(carl.id())).isLessThanOrEqualTo(Fetches.QUEUE_MAX);
  }

  @Test
  void whoLacksItIsNotAskedAgainAndAnotherIs() {
    scene.announce(anna, 0, ids(1, 1));
    scene.announce(bert, 0, ids(1, 1));

    Fetches.Step step = fetches.lacking(anna.id(), ids(1, 1), 0);

    assertThat(step.failed()).containsExactly(new Failed(anna.id(), 1));
    assertThat(step.asks()).containsExactly(new Ask(bert, ids(1, 1)));
    assertThat(fetches.lacking(bert.id(), ids(1, 1), 0).asks()).isEmpty();
    assertThat(fetches.size()).isZero();
  }

  @Test
  void aLackThatNobodyAskedForCountsForNothing() {
    scene.announce(anna, 0, ids(1, 1));

    assertThat(fetches.lacking(bert.id(), ids(1, 1), 0).failed())
        .containsExactly(new Failed(bert.id(), 0));
    assertThat(fetches.lacking(anna.id(), ids(7, 9), 0).failed())
        .containsExactly(new Failed(anna.id(), 0));
    assertThat(fetches.size()).isEqualTo(1);
  }

  @Test
  void whatWasAskedOfOneWhoIsGoneIsAskedOfAnother() {
    scene.announce(anna, 0, ids(1, 2));
    scene.announce(bert, 0, ids(2, 2));

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
          scene.announce(peer, 0, ids(first, first + Fetches.WANTED_PER_PEER_MAX - 1));
        });

    assertThat(fetches.size()).isEqualTo(Fetches.WANTED_MAX);
    assertThat(fetches.announced(anna.id(), ids(-10, -1), 0).excess()).isEqualTo(10);
  }
}
