package dev.p2p.core.outbox;

import static dev.p2p.core.TestWire.message;
import static dev.p2p.core.TestWire.tx;
import static dev.p2p.core.outbox.Outboxes.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.CloseReason.SlowCause;
import dev.p2p.api.Message;
import dev.p2p.api.Offer;
import dev.p2p.core.budget.ByteBudget;
import dev.p2p.core.budget.Need;
import dev.p2p.core.budget.Weight;
import dev.p2p.core.outbox.RecordedDrops.Drop;
import dev.p2p.core.settings.OutboxSettings;
import dev.p2p.spi.DropReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Outboxes pay for all they hold, and for nothing else. */
@Timeout(60)
final class OutboxBudgetTest {

  private static final int LIMIT = 1 << 20;
  private static final OutboxSettings ROOMY = settings(10_000, 32 << 20, 32 << 20);

  private final ByteBudget budget = new ByteBudget(LIMIT);
  private final RecordedDrops drops = new RecordedDrops();

  @Test
  void whatWaitsAndIsBeingWrittenIsPaidForUntilItIsWritten() {
    OutboxDebtor peer = new OutboxDebtor(ROOMY, budget);
    List<Message> sent = List.of(tx("gossip"), message("urgent", "u"), tx("direct"), tx("c"));
    peer.outbox.offer(sent.get(0));
    peer.outbox.offer(sent.get(1));
    peer.outbox.direct(sent.get(2));
    peer.outbox.control(sent.get(3));
    long weight = sent.stream().mapToLong(Weight::of).sum();
    assertThat(used()).isEqualTo(weight);
    peer.write();
    assertThat(peer.batch.count()).isEqualTo(4);
    assertThat(used()).isEqualTo(weight);
    peer.write();
    assertThat(used()).isZero();
  }

  @Test
  void aMessageForManyPeersIsPaidForOnceAndWeighsInFullForEach() {
    Message news = message("tx", 10_000);
    List<OutboxDebtor> peers = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      peers.add(new OutboxDebtor(ROOMY, budget));
      peers.getLast().outbox.offer(news);
    }
    assertThat(used()).isEqualTo(Weight.of(news));
    assertThat(peers).allMatch(peer -> peer.gossipBytes() == Weight.of(news));
    peers.forEach(OutboxDebtor::end);
    assertThat(used()).isZero();
  }

  @Test
  void whatGivesWayIsRefusedOrSupersededIsNotPaidForAnyMore() {
    Outbox outbox = Outboxes.outbox(settings(2, 1_000, 1), drops, budget);
    outbox.offer(message("status", "s1"));
    outbox.offer(message("status", "s2"));
    outbox.offer(tx("1"));
    outbox.offer(tx("2"));
    outbox.offer(message("tx", 2_000));
    outbox.direct(tx("too much"));
    assertThat(drops.drops)
        .extracting(Drop::reason)
        .containsExactly(
            DropReason.SUPERSEDED, DropReason.DISPLACED, DropReason.REFUSED, DropReason.REFUSED);
    outbox.close();
    assertThat(used()).isZero();
  }

  @Test
  void afterTheEndNothingIsPaidFor() {
    Outbox outbox = Outboxes.outbox(ROOMY, drops, budget);
    outbox.close();
    outbox.close();
    outbox.offer(tx("1"));
    outbox.direct(tx("2"));
    outbox.control(tx("3"));
    outbox.stageAnswer(tx("4"));
    assertThat(used()).isZero();
  }

  @Test
  void aLongQueuePaysForItsSlotsToo() {
    OutboxDebtor peer = new OutboxDebtor(ROOMY, budget);
    Message message = tx("the same");
    for (int i = 0; i < 5_000; i++) {
      peer.outbox.offer(message);
    }
    assertThat(used() - Weight.of(message)).isBetween(5_000L * 4, 16_384L * 8);
    peer.end();
    assertThat(used()).isZero();
  }

  @Test
  void kindsOfWhichTheLatestWaitsArePaidForToo() {
    OutboxDebtor peer = new OutboxDebtor(ROOMY, budget);
    peer.outbox.offer(message("status", "a"));
    assertThat(used() - Weight.of(message("status", "a"))).isBetween(100L, 10_000L);
    peer.end();
    assertThat(used()).isZero();
  }

  @Test
  void gossipWithoutMemoryIsRefusedAndCountedAndThePeerIsNotToBlame() {
    Outbox outbox = Outboxes.outbox(ROOMY, drops, budget);
    useUp();
    assertThat(outbox.offer(tx("1"))).isEqualTo(Offer.REFUSED);
    assertThat(outbox.offer(message("vital", "2"))).isEqualTo(Offer.REFUSED);
    assertThat(drops.drops)
        .containsExactly(
            new Drop("1", DropReason.OVER_BUDGET), new Drop("2", DropReason.OVER_BUDGET));
    assertThat(drops.overflows).isEmpty();
  }

  @Test
  void whatMustNotBeLostAndHasNoMemoryEndsThePeer() {
    Outbox outbox = Outboxes.outbox(ROOMY, drops, budget);
    useUp();
    budget.tryCharge(LIMIT - used());
    assertThat(outbox.direct(tx("1"))).isFalse();
    outbox.control(tx("2"));
    assertThat(outbox.stageAnswer(tx("3"))).isFalse();
    assertThat(drops.drops)
        .extracting(Drop::reason)
        .containsOnly(DropReason.OVER_BUDGET)
        .hasSize(3);
    assertThat(drops.overflows).containsOnly(SlowCause.OVER_BUDGET).hasSize(3);
  }

  @Test
  void aQueueThatWasCutCountsAsFullUntilItHasBeenEmpty() {
    OutboxDebtor peer = new OutboxDebtor(ROOMY, budget);
    for (int i = 0; i < 10; i++) {
      peer.outbox.offer(tx("" + i));
    }
    assertThat(peer.outbox.isFull()).isFalse();
    peer.outbox.trimGossip(3 * Weight.of(tx("1")));
    assertThat(peer.outbox.usage().gossipMessages()).isEqualTo(3);
    assertThat(peer.outbox.isFull()).isTrue();
    peer.write();
    assertThat(peer.outbox.isFull()).isFalse();
  }

  @Test
  void aQueueOfWhichNothingIsLeftIsNotFull() {
    Outbox outbox = Outboxes.outbox(ROOMY, drops, budget);
    outbox.offer(tx("1"));
    outbox.trimGossip(0);
    assertThat(outbox.usage().gossipMessages()).isZero();
    assertThat(outbox.isFull()).isFalse();
  }

  @Test
  void theOldestOfTheLowestPriorityIsCutFirst() {
    Outbox outbox = Outboxes.outbox(ROOMY, drops, budget);
    outbox.offer(message("urgent", "h1"));
    outbox.offer(tx("n1"));
    outbox.offer(message("bulk", "l1"));
    outbox.offer(message("bulk", "l2"));
    outbox.offer(tx("n2"));
    outbox.trimGossip(2 * Weight.of(tx("n2")));
    assertThat(drops.drops)
        .containsExactly(
            new Drop("l1", DropReason.OVER_BUDGET),
            new Drop("l2", DropReason.OVER_BUDGET),
            new Drop("n1", DropReason.OVER_BUDGET));
    assertThat(Outboxes.takeAll(outbox)).containsExactly("h1", "n2");
  }

  /** All that gossip may have. */
  private void useUp() {
    assertThat(budget.hold(message("tx", LIMIT / 16 * 15 - 300), Need.GOSSIP)).isTrue();
  }

  private long used() {
    return budget.usage().bytes();
  }
}
