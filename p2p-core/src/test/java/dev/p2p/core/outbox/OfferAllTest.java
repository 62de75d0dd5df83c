package dev.p2p.core.outbox;

import static dev.p2p.core.TestWire.message;
import static dev.p2p.core.TestWire.tx;
import static dev.p2p.core.outbox.Outboxes.outbox;
import static dev.p2p.core.outbox.Outboxes.settings;
import static dev.p2p.core.outbox.Outboxes.takeAll;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.CloseReason.SlowCause;
import dev.p2p.api.Message;
import dev.p2p.api.Offer;
import dev.p2p.core.budget.ByteBudget;
import dev.p2p.core.budget.Weight;
import dev.p2p.core.outbox.RecordedDrops.Drop;
import dev.p2p.core.settings.OutboxSettings;
import dev.p2p.spi.DropReason;
import dev.p2p.testkit.transport.BackgroundCall;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that are offered together. */
@Timeout(60)
final class OfferAllTest {

  /** All that the ring tells apart; not "vital", after which a peer is to go. */
  private static final List<String> TOPICS =
      List.of("tx", "urgent", "bulk", "picky", "status", "position");

  /** Bounded by messages or by bytes, whichever comes first. */
  private static final OutboxSettings TIGHT = settings(4, 600, 100);

  private final RecordedDrops drops = new RecordedDrops();
  private final ByteBudget budget = new ByteBudget(Outboxes.PLENTY);
  private final Outbox outbox = outbox(TIGHT, drops, budget);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 42, 777, 4711})
  void togetherTheSameBecomesOfThemAsOneByOne(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RecordedDrops othersDrops = new RecordedDrops();
    ByteBudget othersBudget = new ByteBudget(Outboxes.PLENTY);
    Outbox other = outbox(TIGHT, othersDrops, othersBudget);
    for (int step = 0; step < 300; step++) {
      List<String> names = names(random);
      List<Offer> together = outbox.offerAll(messages(names, step));
      List<Offer> oneByOne = messages(names, step).stream().map(other::offer).toList();

      assertThat(together).as("offers of step %d", step).isEqualTo(oneByOne);
      assertThat(drops.drops).as("drops, step %d", step).isEqualTo(othersDrops.drops);
      assertThat(budget.usage().bytes())
          .as("budget, step %d", step)
          .isEqualTo(othersBudget.usage().bytes());
      if (random.nextInt(3) == 0) {
        assertThat(takeAll(outbox)).as("content, step %d", step).isEqualTo(takeAll(other));
      }
    }
  }

  @Test
  void aPeerThatHasNoRoomForWhatMustNotBeDroppedIsToBeLetGoOnce() {
    List<Offer> offers =
        outbox.offerAll(
            List.of(
                tx("1"), tx("2"), tx("3"), tx("4"), message("vital", "5"), message("vital", "6")));

    assertThat(offers)
        .containsExactly(
            Offer.ACCEPTED,
            Offer.ACCEPTED,
            Offer.ACCEPTED,
            Offer.ACCEPTED,
            Offer.REFUSED,
            Offer.REFUSED);
    assertThat(drops.overflows).containsExactly(SlowCause.GOSSIP_OVERFLOW);
  }

  @Test
  void whoTakesNothingInRefusesAllAndPaysForNone() {
    outbox.finish();

    assertThat(outbox.offerAll(List.of(tx("1"), tx("2"))))
        .containsExactly(Offer.REFUSED, Offer.REFUSED);
    assertThat(budget.usage().bytes()).isZero();
  }

  @Test
  void whatThereIsNoMemoryForIsRefusedAndTheOthersGoIn() {
    ByteBudget tight = new ByteBudget(2_000);
    Outbox poor = outbox(TIGHT, drops, tight);
    Message large = message("tx", 4_000);

    assertThat(poor.offerAll(List.of(tx("1"), large, tx("2"))))
        .containsExactly(Offer.ACCEPTED, Offer.REFUSED, Offer.ACCEPTED);
    assertThat(drops.drops).containsExactly(new Drop(Outboxes.text(large), DropReason.OVER_BUDGET));
    assertThat(tight.usage().bytes())
        .isEqualTo(Weight.of(tx("1")) + Weight.of(tx("2")) + Lane.SLOT_BYTES);
  }

  @Test
  void aWriterThatWaitsIsWokenAndFindsAll() throws Exception {
    Batch batch = outbox.newBatch();
    var writer =
        BackgroundCall.start(() -> {
          Work work = outbox.awaitWork(false);
          outbox.fill(batch);
          return work;
        });
    writer.awaitBlocked();
    outbox.offerAll(List.of(tx("1"), tx("2"), tx("3")));

    assertThat(writer.result()).isEqualTo(Work.READY);
    List<String> texts = new ArrayList<>();
    batch.forEach(message -> texts.add(Outboxes.text(message)));
    assertThat(texts).containsExactly("1", "2", "3");
  }

  private static List<String> names(SplittableRandom random) {
    List<String> names = new ArrayList<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      names.add(TOPICS.get(random.nextInt(TOPICS.size())));
    }
    return names;
  }

  /** Of these topics, each with a text of its own, some of them long. */
  private static List<Message> messages(List<String> names, int step) {
    List<Message> messages = new ArrayList<>();
    for (String name : names) {
      String text = "%d.%d ".formatted(step, messages.size());
      messages.add(message(name, text.repeat(1 + (step + messages.size()) % 20)));
    }
    return messages;
  }
}
