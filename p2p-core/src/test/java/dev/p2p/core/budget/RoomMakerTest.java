package dev.p2p.core.budget;

import static dev.p2p.core.TestWire.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.core.TestWire;
import dev.p2p.testkit.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who pays when memory is used up. */
final class RoomMakerTest {

  private static final int LIMIT = 1 << 20;

  /** What gossip may use. */
  private static final long BULK = LIMIT - LIMIT / 16;

  private final Messages messages = new Messages(TestWire.WIRE);
  private final ByteBudget budget = new ByteBudget(LIMIT);
  private int seed;

  @Test
  void theLongestQueueLosesItsOldestAndTheOthersNothing() {
    TestDebtor slow = new TestDebtor(budget);
    TestDebtor good = new TestDebtor(budget);
    good.offerAll(some(50, 1_000));
    List<Message> toSlow = some(1_000, 1_000);
    slow.offerAll(toSlow);
    Message news = some(1, 1_000).getFirst();
    assertThat(good.offer(news)).isTrue();
    assertThat(good.gossip).hasSize(51);
    assertThat(slow.gossip).hasSizeBetween(600, 800).last().isSameAs(toSlow.getLast());
    assertThat(budget.usage().mostBytes()).isLessThanOrEqualTo(BULK);
  }

  @Test
  void whatManySlowOnesShareIsFreeWhenAllOfThemHaveDroppedIt() {
    List<TestDebtor> slow = Stream.generate(() -> new TestDebtor(budget)).limit(20).toList();
    TestDebtor good = new TestDebtor(budget);
    for (Message message : some(5_000, 1_000)) {
      slow.forEach(debtor -> debtor.offer(message));
      assertThat(good.offer(message)).isTrue();
      budget.letGo(good.gossip.removeFirst());
    }
    // One copy of each counts.
    assertThat(slow).allSatisfy(debtor -> assertThat(debtor.gossip).hasSizeBetween(600, 797));
    assertThat(budget.usage().mostBytes()).isLessThanOrEqualTo(BULK);
  }

  @Test
  void whoeverHasLessThanTheFairShareLosesNothingToAFloodOfHundreds() {
    List<TestDebtor> slow = Stream.generate(() -> new TestDebtor(budget)).limit(100).toList();
    List<TestDebtor> good = Stream.generate(() -> new TestDebtor(budget)).limit(20).toList();
    // 15/16 MiB / 2 / 120 = 4,096 bytes: 3 messages of 1,233.
    good.forEach(debtor -> debtor.offerAll(some(3, 1_000)));
    for (int i = 0; i < 30; i++) {
      slow.forEach(debtor -> debtor.offerAll(some(1, 1_000)));
    }
    assertThat(good).allSatisfy(debtor -> assertThat(debtor.gossip).hasSize(3));
    assertThat(slow).allSatisfy(debtor -> assertThat(debtor.gossip).hasSizeBetween(2, 10));
  }

  @Test
  void roomIsMadeForManyMessagesAtATime() {
    List<TestDebtor> slow = Stream.generate(() -> new TestDebtor(budget)).limit(10).toList();
    slow.forEach(debtor -> debtor.offerAll(some(200, 1_000)));
    slow.forEach(debtor -> debtor.asked = 0);
    slow.forEach(debtor -> debtor.offerAll(some(1_000, 1_000)));
    // 10,000 messages, each of which did not fit.
    assertThat(slow.stream().mapToInt(debtor -> debtor.asked).sum()).isLessThan(30_000);
  }

  @Test
  void ifNoGossipIsLeftToDropWhoeverHoldsMostIsLetGoWithItsEvidence() {
    TestDebtor large = new TestDebtor(budget);
    TestDebtor larger = new TestDebtor(budget);
    TestDebtor good = new TestDebtor(budget);
    assertThat(large.firm().grow(400_000, Need.INCOMING)).isEqualTo(Charge.TAKEN);
    assertThat(larger.firm().grow(500_000, Need.INCOMING)).isEqualTo(Charge.TAKEN);
    assertThat(good.firm().grow(100_000, Need.INCOMING)).isEqualTo(Charge.AWAITED);
    assertThat(larger.evidence)
        .isEqualTo(
            "the node holds 900000 bytes, of 983040 it may, and 100000 more are needed;"
                + " 500000 are this peer's");
    assertThat(large.isEnded()).isFalse();
    assertThat(good.firm().isWorthTrying()).isFalse();
    larger.giveBack();
    assertThat(good.firm().isWorthTrying()).isTrue();
    assertThat(good.firm().grow(100_000, Need.INCOMING)).isEqualTo(Charge.TAKEN);
    assertThat(large.isEnded()).isFalse();
  }

  @Test
  void whoeverWouldHoldMostItselfIsRefused() {
    TestDebtor large = new TestDebtor(budget);
    TestDebtor larger = new TestDebtor(budget);
    large.firm().grow(400_000, Need.INCOMING);
    larger.firm().grow(500_000, Need.INCOMING);
    assertThat(large.firm().grow(1_000_000, Need.INCOMING)).isEqualTo(Charge.REFUSED);
    assertThat(large.firm().bytes()).isEqualTo(400_000);
    assertThat(larger.isEnded()).isFalse();
  }

  @Test
  void gossipIsRefusedWhileThoseWhoAreLetGoGiveBack() {
    TestDebtor large = new TestDebtor(budget);
    TestDebtor larger = new TestDebtor(budget);
    large.firm().grow(450_000, Need.INCOMING);
    larger.firm().grow(533_000, Need.INCOMING);
    assertThat(large.offer(message("tx", 1_000))).isFalse();
    assertThat(larger.isEnded()).isTrue();
    assertThat(large.isEnded()).isFalse();
    larger.giveBack();
    assertThat(large.offer(message("tx", 1_000))).isTrue();
  }

  @Test
  void noMoreAreLetGoThanAreNeeded() {
    List<TestDebtor> debtors = Stream.generate(() -> new TestDebtor(budget)).limit(9).toList();
    debtors.forEach(debtor -> debtor.firm().grow(100_000, Need.INCOMING));
    TestDebtor news = new TestDebtor(budget);
    for (int i = 0; i < 100; i++) {
      assertThat(news.firm().grow(90_000, Need.INCOMING)).isEqualTo(Charge.AWAITED);
    }
    assertThat(debtors).filteredOn(TestDebtor::isEnded).hasSize(1);
  }

  @Test
  void nobodyIsLetGoForLessThanTheFairShare() {
    ByteBudget tiny = new ByteBudget(1_000_000);
    List<TestDebtor> debtors = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      debtors.add(new TestDebtor(tiny));
      debtors.getLast().firm().grow(40_000, Need.INCOMING);
    }
    tiny.tryCharge(537_000);
    // Somebody who is no debtor any more holds the rest: an application that answers later.
    assertThat(debtors.getFirst().firm().grow(41_000, Need.INCOMING)).isEqualTo(Charge.REFUSED);
    assertThat(debtors).noneMatch(TestDebtor::isEnded);
  }

  @Test
  void forWhatIsNeededEvenShortQueuesAreDropped() {
    TestDebtor one = new TestDebtor(budget);
    one.offerAll(some(10, 1_000));
    budget.tryCharge(LIMIT - budget.usage().bytes());
    assertThat(budget.hold(message("tx", 500), Need.ESSENTIAL)).isTrue();
    assertThat(one.gossip).hasSizeLessThan(10);
  }

  @Test
  void whereThereIsNothingToBeHadItIsNotLookedForWithEveryMessage() {
    List<TestDebtor> debtors = Stream.generate(() -> new TestDebtor(budget)).limit(100).toList();
    budget.tryCharge(LIMIT);
    for (Message message : some(10_000, 100)) {
      assertThat(budget.hold(message, Need.GOSSIP)).isFalse();
    }
    assertThat(debtors.stream().mapToInt(debtor -> debtor.asked).sum()).isLessThan(20_000);
  }

  private List<Message> some(int count, int payloadBytes) {
    seed++;
    return messages.sequence("tx", count, payloadBytes, seed);
  }
}
