package dev.p2p.core.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.api.MessageProcessor;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.Offence;
import dev.p2p.api.Outcome;
import dev.p2p.core.TestWire;
import dev.p2p.core.gossip.DuplicateFilter;
import dev.p2p.core.settings.GossipSettings;
import dev.p2p.core.settings.RepairSettings;
import dev.p2p.core.settings.StoreSettings;
import dev.p2p.core.store.RecentMessages;
import dev.p2p.spi.IdRange;
import dev.p2p.spi.NodeEvent.Penalised;
import dev.p2p.spi.RepairCodec.Comparison;
import dev.p2p.spi.RepairCodec.Listing;
import dev.p2p.spi.RepairCodec.Summary;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.RecordingObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RepairTest {

  private static final Summary NOTHING = new Summary(IdRange.ALL, 0, 0, 0);

  private final ManualTime time = new ManualTime();
  private final RecordingObserver observer = new RecordingObserver();
  private final RecentMessages store =
      new RecentMessages(StoreSettings.DEFAULTS, TestWire.WIRE.frames(), time);
  private final RepairMessages messages = RepairMessages.of(TestWire.WIRE).orElseThrow();
  private final Repair repair =
      new Repair(
          messages,
          RepairSettings.DEFAULTS,
          new Repair.Surroundings(
              store,
              new DuplicateFilter(GossipSettings.DEFAULTS, 1, time.nanoTime()),
              observer,
              time,
              new SplittableRandom(1)));
  private final TestRepairPeer anna = new TestRepairPeer("anna");
  private final TestRepairPeer stranger =
      new TestRepairPeer("stranger", NodeIdentity.NUMBERS_ANSWERS);
  private final MessageId missed = TestWire.tx("missed").id();

  @Test
  void whoSaysThatItRepairsIsRepairedWithAndNobodyElse() {
    assertThat(repair.isWith(anna.info())).isTrue();
    assertThat(repair.isWith(stranger.info())).isFalse();
    assertThat(repair.handle(messages.have(missed), stranger)).isInstanceOf(Outcome.Rejected.class);
  }

  @Test
  void everythingIsComparedWithOneWhoJoinsIfItIsTheFirstTime() {
    repair.joined(anna, false);
    assertThat(anna.sent).isEmpty();

    repair.joined(anna, true);

    assertThat(anna.sent).extracting(sent -> sent.topic().name()).containsExactly("compare");
    assertThat(messages.comparison(anna.sent.getFirst()).keptForMillis()).isZero();
  }

  @Test
  void whatIsFetchedIsRememberedWhileItIsProcessedAndNoLonger() {
    announceMissed();

    assertThat(repair.arrived(missed, anna.id(), true)).containsExactly(anna.id());

    assertThat(repair.fetched()).isEqualTo(1);
    assertThat(repair.settled(missed)).isTrue();
    assertThat(repair.fetched()).isZero();
    assertThat(repair.settled(missed)).isFalse();
  }

  @Test
  void whatIsFetchedAndTurnsOutToBeKnownLeavesNothingBehind() {
    announceMissed();

    assertThat(repair.arrived(missed, anna.id(), false)).containsExactly(anna.id());

    assertThat(repair.fetched()).isZero();
    assertThat(repair.wanted()).isZero();
  }

  @Test
  void whatNobodyAskedForWasNotFetched() {
    repair.joined(anna, false);

    assertThat(repair.arrived(missed, anna.id(), true)).isEmpty();

    assertThat(repair.settled(missed)).isFalse();
  }

  @Test
  void whoHasLeftLeavesNothingBehindWhateverItStillSays() {
    announceMissed();
    repair.left(anna);

    repair.handle(messages.have(TestWire.tx("another").id()), anna);

    assertThat(repair.wanted()).isZero();
  }

  @Test
  void rangesThatOverlapAreRejectedAndNotLookedAt() {
    keep(10);

    Outcome outcome = repair.handle(compare(NOTHING, NOTHING), anna);

    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
  }

  @Test
  void whoComparesAgainAndAgainIsAnsweredUpToABoundAndPaysBeyond() {
    keep(CompareEffort.KEPT_AT_LEAST);
    Message question = compare(NOTHING);
    int answered = 0;
    while (observer.all(Penalised.class).isEmpty()) {
      answered += answers(question).isEmpty() ? 0 : 1;
    }

    assertThat(answered).isEqualTo(CompareEffort.LOOKS);
    assertThat(answers(list())).isEmpty();
    assertThat(anna.sent).isEmpty();
    assertThat(observer.all(Penalised.class))
        .hasSize(2)
        .allMatch(paid -> paid.offence() == Offence.USELESS_REQUESTS && paid.count() == 1);
  }

  @Test
  void aListCostsWhatIsLookedAtToo() {
    keep(1_000);
    int lists = 0;
    while (observer.all(Penalised.class).isEmpty()) {
      repair.handle(list(), anna);
      lists++;
    }

    int bound = CompareEffort.LOOKS * CompareEffort.KEPT_AT_LEAST;
    assertThat(lists).isBetween(bound / 1_001, bound / 1_001 + 2);
  }

  @Test
  void aMinuteLaterIsComparedAgain() {
    keep(CompareEffort.KEPT_AT_LEAST);
    for (int i = 0; i <= CompareEffort.LOOKS; i++) {
      answers(compare(NOTHING));
    }
    assertThat(answers(compare(NOTHING))).isEmpty();

    time.advance(Duration.ofMinutes(1));
    repair.tick();

    assertThat(answers(compare(NOTHING))).isNotEmpty();
  }

  @Test
  void repairsMessagesAreForRepairAndOthersForTheApplication() {
    List<Message> given = new ArrayList<>();
    MessageProcessor application =
        (message, peer) -> {
          given.add(message);
          return Outcome.accepted();
        };
    RepairFirst first = new RepairFirst(repair, application);
    Message tx = TestWire.tx("for the application");

    assertThat(first.process(messages.have(missed), anna)).isInstanceOf(Outcome.Ignored.class);
    assertThat(first.process(compare(NOTHING), anna)).isInstanceOf(Outcome.Ignored.class);
    assertThat(first.process(tx, anna)).isInstanceOf(Outcome.Accepted.class);
    assertThat(given).containsExactly(tx);
  }

  private void announceMissed() {
    repair.joined(anna, false);
    repair.handle(messages.have(missed), anna);
    assertThat(messages.ids(anna.sent.getFirst())).containsExactly(missed);
  }

  private void keep(int count) {
    for (int i = 0; i < count; i++) {
      store.keep(TestWire.tx("message " + i));
    }
  }

  private Message compare(Summary... summaries) {
    return messages.compare(new Comparison(1, 0, List.of(summaries)));
  }

  private Message list() {
    return messages.list(new Listing(IdRange.ALL, List.of()));
  }

  private List<Message> answers(Message question) {
    List<Message> answers = new ArrayList<>();
    ((Outcome.Ignored) repair.handle(question, anna)).answers().forEachRemaining(answers::add);
    return answers;
  }
}
