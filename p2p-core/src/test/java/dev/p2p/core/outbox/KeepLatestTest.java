package dev.p2p.core.outbox;

import static dev.p2p.core.TestWire.WIRE;
import static dev.p2p.core.TestWire.message;
import static dev.p2p.core.TestWire.tx;
import static dev.p2p.core.outbox.Outboxes.settings;
import static dev.p2p.core.outbox.Outboxes.takeAll;
import static dev.p2p.core.outbox.Outboxes.takeBatch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.api.Offer;
import dev.p2p.core.budget.ByteBudget;
import dev.p2p.core.outbox.RecordedDrops.Drop;
import dev.p2p.spi.DropReason;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.RecordingObserver;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A topic of which only the latest message waits; positions have their first byte as kind. */
@Timeout(60)
final class KeepLatestTest {

  private static final int FRAME_OF_2 = tx("a1").frame().length();

  private final RecordingObserver observer = new RecordingObserver();
  private final RecordedDrops drops = new RecordedDrops();
  private final Outbox outbox = outbox(4, 100_000);

  @Test
  void aNewerOneTakesThePlaceOfTheOlderThoughThereIsRoom() {
    outbox.offer(tx("before"));
    assertThat(outbox.offer(message("status", "s1"))).isEqualTo(Offer.ACCEPTED);
    outbox.offer(tx("after"));
    assertThat(outbox.offer(message("status", "s2"))).isEqualTo(Offer.DISPLACED);
    assertThat(drops.drops).containsExactly(new Drop("s1", DropReason.SUPERSEDED));
    assertThat(takeAll(outbox)).containsExactly("before", "s2", "after");
  }

  @Test
  void eachKindHasItsLatest() {
    outbox.offer(message("position", "a1"));
    outbox.offer(message("position", "b1"));
    outbox.offer(message("status", "a1"));
    assertThat(outbox.offer(message("position", "a2"))).isEqualTo(Offer.DISPLACED);
    assertThat(takeAll(outbox)).containsExactly("a2", "b1", "a1");
  }

  @Test
  void whatIsTakenToBeWrittenIsNotReplacedAnyMore() {
    outbox.offer(message("status", "s1"));
    assertThat(takeBatch(outbox)).containsExactly("s1");
    assertThat(outbox.offer(message("status", "s2"))).isEqualTo(Offer.ACCEPTED);
    assertThat(takeBatch(outbox)).containsExactly("s2");
  }

  @Test
  void whatGaveWayToAnotherTopicIsNotReplacedAnyMore() {
    outbox.offer(message("status", "s1"));
    for (int i = 1; i <= 4; i++) {
      outbox.offer(tx("" + i));
    }
    assertThat(drops.drops).containsExactly(new Drop("s1", DropReason.DISPLACED));
    takeAll(outbox);
    assertThat(outbox.offer(message("status", "s2"))).isEqualTo(Offer.ACCEPTED);
  }

  @Test
  void aFullRingRefusesTheFirstOfItsKindAndTakesALaterOne() {
    outbox.offer(message("position", "a1"));
    for (int i = 1; i <= 3; i++) {
      outbox.offer(tx("" + i));
    }
    assertThat(outbox.offer(message("position", "b1"))).isEqualTo(Offer.REFUSED);
    assertThat(drops.drops).containsExactly(new Drop("b1", DropReason.REFUSED));
    assertThat(outbox.offer(message("position", "a2"))).isEqualTo(Offer.DISPLACED);
    assertThat(takeAll(outbox)).containsExactly("a2", "1", "2", "3");
  }

  @Test
  void aLongerOneThatFindsNoRoomInTheOldersPlaceIsRefused() {
    Outbox small = outbox(100, 2L * FRAME_OF_2 + 5);
    small.offer(message("status", "s1"));
    small.offer(message("tx", "t1"));
    assertThat(small.offer(message("status", "longer by 6"))).isEqualTo(Offer.REFUSED);
    assertThat(small.offer(message("status", "by five"))).isEqualTo(Offer.DISPLACED);
    assertThat(takeAll(small)).containsExactly("by five", "t1");
  }

  @Test
  void whatTheKindCannotBeToldOfIsAKindOfItsOwnAndTold() {
    assertThat(outbox.offer(message("position", ""))).isEqualTo(Offer.ACCEPTED);
    outbox.offer(message("position", "a1"));
    assertThat(outbox.offer(message("position", "a2"))).isEqualTo(Offer.DISPLACED);
    assertThat(takeAll(outbox)).containsExactly("", "a2");
    NodeEvent.KindFailed failed = observer.all(NodeEvent.KindFailed.class).getFirst();
    assertThat(failed.topic().name()).isEqualTo("position");
    assertThat(failed.cause()).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aPeerThatNeverReadsHoldsOneMessageOfEachKind() {
    for (int i = 0; i < 100_000; i++) {
      outbox.offer(message("position", i % 2 == 0 ? "a" : "b"));
    }
    assertThat(outbox.usage().gossipMessages()).isEqualTo(2);
    assertThat(drops.drops).hasSize(99_998);
  }

  private Outbox outbox(int messages, long bytes) {
    Kinds kinds =
        new Kinds(
            Map.of(
                WIRE.profile().topics().named("position"),
                (Message message) -> message.payload().slice(0, 1)),
            observer);
    return new Outbox(
        settings(messages, bytes, 1_000),
        drops,
        new OutboxContext(new ByteBudget(Outboxes.PLENTY), kinds));
  }
}
