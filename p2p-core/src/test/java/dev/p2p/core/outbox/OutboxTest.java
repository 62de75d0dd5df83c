package dev.p2p.core.outbox;

import static dev.p2p.core.TestWire.message;
import static dev.p2p.core.TestWire.tx;
import static dev.p2p.core.outbox.Outboxes.outbox;
import static dev.p2p.core.outbox.Outboxes.settings;
import static dev.p2p.core.outbox.Outboxes.takeAll;
import static dev.p2p.core.outbox.Outboxes.takeBatch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.CloseReason.SlowCause;
import dev.p2p.api.Offer;
import dev.p2p.core.outbox.RecordedDrops.Drop;
import dev.p2p.spi.DropReason;
import dev.p2p.testkit.transport.BackgroundCall;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class OutboxTest {

  private static final int FRAME_OF_1 = tx("1").frame().length();

  private final RecordedDrops drops = new RecordedDrops();
  private final Outbox outbox = outbox(settings(4, 100_000, 10L * FRAME_OF_1), drops);

  @Test
  void gossipLeavesInTheOrderItCame() {
    outbox.offer(tx("1"));
    outbox.offer(tx("2"));
    outbox.offer(tx("3"));
    assertThat(takeAll(outbox)).containsExactly("1", "2", "3");
  }

  @Test
  void controlGoesFirstThenWhatIsUrgentThenDirectedThenTheRestByPriority() {
    outbox.offer(message("bulk", "low"));
    outbox.offer(tx("normal"));
    outbox.offer(message("urgent", "high"));
    outbox.direct(tx("directed"));
    outbox.control(tx("control"));
    assertThat(takeBatch(outbox)).containsExactly("control", "high", "directed", "normal", "low");
  }

  @Test
  void aFullRingGivesUpItsOldestAndCountsIt() {
    for (int i = 1; i <= 4; i++) {
      assertThat(outbox.offer(tx("" + i))).isEqualTo(Offer.ACCEPTED);
    }
    assertThat(outbox.offer(tx("5"))).isEqualTo(Offer.DISPLACED);
    assertThat(drops.drops).containsExactly(new Drop("1", DropReason.DISPLACED));
    assertThat(takeAll(outbox)).containsExactly("2", "3", "4", "5");
  }

  @Test
  void whatGivesWayIsOfTheLowestPriority() {
    outbox.offer(message("urgent", "high"));
    outbox.offer(message("bulk", "low1"));
    outbox.offer(tx("normal"));
    outbox.offer(message("bulk", "low2"));
    outbox.offer(tx("new"));
    assertThat(drops.drops).containsExactly(new Drop("low1", DropReason.DISPLACED));
  }

  @Test
  void nothingMoreImportantGivesWay() {
    for (int i = 1; i <= 4; i++) {
      outbox.offer(message("urgent", "high" + i));
    }
    assertThat(outbox.offer(tx("normal"))).isEqualTo(Offer.REFUSED);
    assertThat(drops.drops).containsExactly(new Drop("normal", DropReason.REFUSED));
    assertThat(takeAll(outbox)).containsExactly("high1", "high2", "high3", "high4");
  }

  @Test
  void aTopicThatDropsItsNewestDisplacesNothing() {
    for (int i = 1; i <= 4; i++) {
      outbox.offer(tx("" + i));
    }
    assertThat(outbox.offer(message("picky", "new"))).isEqualTo(Offer.REFUSED);
    assertThat(drops.drops).containsExactly(new Drop("new", DropReason.REFUSED));
  }

  @Test
  void aPeerThatHasNoRoomForWhatMustNotBeDroppedIsToBeLetGo() {
    for (int i = 1; i <= 4; i++) {
      outbox.offer(tx("" + i));
    }
    assertThat(outbox.offer(message("vital", "new"))).isEqualTo(Offer.REFUSED);
    assertThat(drops.drops).containsExactly(new Drop("new", DropReason.REFUSED));
    assertThat(drops.overflows).containsExactly(SlowCause.GOSSIP_OVERFLOW);
  }

  @Test
  void theRingIsBoundedInBytesToo() {
    Outbox small = outbox(settings(1_000, 3L * FRAME_OF_1, 1_000), drops);
    small.offer(tx("1"));
    small.offer(tx("2"));
    small.offer(tx("3"));
    assertThat(small.offer(tx("22"))).isEqualTo(Offer.DISPLACED);
    assertThat(drops.drops)
        .containsExactly(new Drop("1", DropReason.DISPLACED), new Drop("2", DropReason.DISPLACED));
    assertThat(takeAll(small)).containsExactly("3", "22");
  }

  @Test
  void aMessageThatIsLargerThanTheRingIsRefusedAndDisplacesNothing() {
    Outbox small = outbox(settings(1_000, 3L * FRAME_OF_1, 1_000), drops);
    small.offer(tx("1"));
    assertThat(small.offer(message("tx", 5 * FRAME_OF_1))).isEqualTo(Offer.REFUSED);
    assertThat(takeAll(small)).containsExactly("1");
  }

  @Test
  void directedMessagesAreRefusedAtTheirBoundOfBytes() {
    for (int i = 0; i < 10; i++) {
      assertThat(outbox.direct(tx("" + i))).isTrue();
    }
    assertThat(outbox.direct(tx("x"))).isFalse();
    assertThat(drops.drops).containsExactly(new Drop("x", DropReason.REFUSED));
    assertThat(drops.overflows).containsExactly(SlowCause.DIRECTED_OVERFLOW);
    takeBatch(outbox);
    assertThat(outbox.direct(tx("x"))).isTrue();
  }

  @Test
  void aBatchIsAtMost64Frames() {
    Outbox roomy = outbox(settings(1_000, 1 << 20, 1 << 20), drops);
    for (int i = 0; i < 100; i++) {
      roomy.offer(tx("" + i));
    }
    assertThat(takeBatch(roomy)).hasSize(64);
    assertThat(takeBatch(roomy)).hasSize(36);
  }

  @Test
  void aBatchIsAtMost256KiBUnlessOneFrameIsLarger() {
    Outbox roomy = outbox(settings(1_000, 10 << 20, 1 << 20), drops);
    roomy.offer(message("tx", 300 << 10));
    roomy.offer(message("tx", 200 << 10));
    roomy.offer(message("tx", 100 << 10));
    assertThat(takeBatch(roomy)).hasSize(1);
    assertThat(takeBatch(roomy)).hasSize(1);
    assertThat(takeBatch(roomy)).hasSize(1);
  }

  @Test
  void anUrgentMessageIsInTheNextBatchHoweverMuchBulkWaits() {
    Outbox roomy = outbox(settings(10_000, 32 << 20, 1 << 20), drops);
    for (int i = 0; i < 160; i++) {
      roomy.offer(message("bulk", 100 << 10));
    }
    for (int i = 0; i < 20; i++) {
      takeBatch(roomy);
    }
    roomy.offer(message("urgent", "now"));
    assertThat(takeBatch(roomy).getFirst()).isEqualTo("now");
  }

  @Test
  void noLaneStarves() {
    Outbox busy = outbox(settings(10_000, 32 << 20, 32 << 20), drops);
    busy.offer(message("bulk", "patient"));
    int batches = 0;
    boolean served = false;
    while (!served && batches < 20) {
      for (int i = 0; i < 64; i++) {
        busy.direct(tx("" + i));
      }
      served = takeBatch(busy).contains("patient");
      batches++;
    }
    assertThat(batches).isEqualTo(9);
  }

  @Test
  void afterFinishNothingMoreIsTakenInAndTheRestIsGivenOut() {
    outbox.offer(tx("1"));
    outbox.finish();
    assertThat(outbox.offer(tx("2"))).isEqualTo(Offer.REFUSED);
    assertThat(outbox.direct(tx("3"))).isFalse();
    assertThat(drops.drops).containsExactly(new Drop("3", DropReason.CONNECTION_ENDED));
    assertThat(drops.overflows).isEmpty();
    assertThat(outbox.answer(List.of(tx("4")).iterator())).isFalse();
    assertThat(outbox.awaitWork(false)).isEqualTo(Work.READY);
    assertThat(takeAll(outbox)).containsExactly("1");
    assertThat(outbox.awaitWork(false)).isEqualTo(Work.FINISHED);
  }

  @Test
  void closingDropsAndCountsWhatWaits() {
    outbox.offer(tx("1"));
    outbox.direct(tx("2"));
    outbox.close();
    assertThat(drops.drops)
        .containsExactlyInAnyOrder(
            new Drop("1", DropReason.CONNECTION_ENDED), new Drop("2", DropReason.CONNECTION_ENDED));
    assertThat(outbox.awaitWork(false)).isEqualTo(Work.CLOSED);
  }

  @Test
  void whoeverWaitsForWorkIsWokenByAMessage() throws Exception {
    BackgroundCall<Work> writer = BackgroundCall.start(() -> outbox.awaitWork(false));
    writer.awaitBlocked();
    outbox.offer(tx("1"));
    assertThat(writer.result()).isEqualTo(Work.READY);
  }

  @Test
  void whoeverWaitsForWorkIsWokenByTheEnd() throws Exception {
    BackgroundCall<Work> writer = BackgroundCall.start(() -> outbox.awaitWork(false));
    writer.awaitBlocked();
    outbox.close();
    assertThat(writer.result()).isEqualTo(Work.CLOSED);
  }

  @Test
  void roomIsToldOnceWhenTheRingIsHalfEmptyAgain() {
    for (int i = 1; i <= 3; i++) {
      outbox.offer(tx("" + i));
    }
    assertThat(outbox.hasRoom()).isFalse();
    takeBatch(outbox);
    assertThat(outbox.hasRoom()).isTrue();
    assertThat(drops.room).isEqualTo(1);
    outbox.offer(tx("4"));
    takeBatch(outbox);
    assertThat(drops.room).isEqualTo(1);
  }

  @Test
  void anEmptyRingIsNotFullAndAFullOneIs() {
    assertThat(outbox.isFull()).isFalse();
    for (int i = 1; i <= 4; i++) {
      outbox.offer(tx("" + i));
    }
    assertThat(outbox.isFull()).isTrue();
  }
}
