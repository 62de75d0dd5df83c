package dev.p2p.core.outbox;

import static dev.p2p.core.TestWire.message;
import static dev.p2p.core.TestWire.tx;
import static dev.p2p.core.outbox.Outboxes.outbox;
import static dev.p2p.core.outbox.Outboxes.settings;
import static dev.p2p.core.outbox.Outboxes.takeAll;
import static dev.p2p.core.outbox.Outboxes.takeBatch;
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
import dev.p2p.testkit.transport.BackgroundCall;
import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an outbox does with several messages at once, beyond what it would with one by one. */
@Timeout(60)
final class OfferedTogetherTest {

  private static final int LIMIT = 1 << 20;
  private static final OutboxSettings ROOMY = settings(10_000, 32 << 20, 32 << 20);

  private final ByteBudget budget = new ByteBudget(LIMIT);
  private final RecordedDrops drops = new RecordedDrops();
  private final Outbox outbox = outbox(ROOMY, drops, budget);

  @Test
  void whoeverWaitsForWorkIsWokenWithAllOfThem() throws Exception {
    BackgroundCall<List<String>> writer =
        BackgroundCall.start(() -> {
          outbox.awaitWork(false);
          return takeBatch(outbox);
        });
    writer.awaitBlocked();
    List<Message> messages = texts(64);

    // Nothing is in before the last is looked at: else the first would wake it.
    outbox.offerAll(
        new AbstractList<>() {
          @Override
          public Message get(int index) {
            assertThat(outbox.hasWork()).as("before message %d", index).isFalse();
            return messages.get(index);
          }

          @Override
          public int size() {
            return messages.size();
          }
        });

    assertThat(writer.result()).hasSize(64);
  }

  @Test
  void onceThePeerMustGoNoneIsTakenAnyMore() {
    Outbox small = outbox(settings(2, 1_000, 1_000), drops, budget);

    List<Offer> offers =
        small.offerAll(
            List.of(
                tx("1"),
                tx("2"),
                message("vital", "v1"),
                message("urgent", "3"),
                message("vital", "v2")));

    assertThat(offers)
        .containsExactly(
            Offer.ACCEPTED, Offer.ACCEPTED, Offer.REFUSED, Offer.REFUSED, Offer.REFUSED);
    assertThat(drops.overflows).containsExactly(SlowCause.GOSSIP_OVERFLOW);
    small.close();
    assertThat(drops.drops)
        .containsExactly(
            new Drop("v1", DropReason.REFUSED),
            new Drop("1", DropReason.CONNECTION_ENDED),
            new Drop("2", DropReason.CONNECTION_ENDED));
    assertThat(used()).isZero();
  }

  @Test
  void anOutboxThatFinishesRefusesAllOfThemAndPaysForNone() {
    outbox.finish();

    assertThat(outbox.offerAll(List.of(tx("1"), message("vital", "2"), message("status", "3"))))
        .containsExactly(Offer.REFUSED, Offer.REFUSED, Offer.REFUSED);

    assertThat(used()).isZero();
    assertThat(drops.drops).isEmpty();
    assertThat(drops.overflows).isEmpty();
    assertThat(takeAll(outbox)).isEmpty();
  }

  @Test
  void aClosedOutboxRefusesAllOfThemAndPaysForNone() {
    outbox.close();

    assertThat(outbox.offerAll(texts(100))).hasSize(100).containsOnly(Offer.REFUSED);

    assertThat(used()).isZero();
    assertThat(drops.drops).isEmpty();
  }

  @Test
  void oneWithoutMemoryIsRefusedAndTheOthersGoIn() {
    assertThat(budget.hold(message("tx", LIMIT / 16 * 15 - 10_000), Need.GOSSIP)).isTrue();
    long before = used();

    List<Offer> offers = outbox.offerAll(List.of(tx("1"), message("vital", 20_000), tx("2")));

    assertThat(offers).containsExactly(Offer.ACCEPTED, Offer.REFUSED, Offer.ACCEPTED);
    assertThat(drops.drops).extracting(Drop::reason).containsExactly(DropReason.OVER_BUDGET);
    assertThat(drops.overflows).isEmpty();
    outbox.close();
    assertThat(drops.drops).extracting(Drop::text).endsWith("1", "2");
    assertThat(used()).isEqualTo(before);
  }

  @Test
  void howeverManyThereAreOnlyAFewAreChargedForBeforeTheyWait() {
    Outbox small = outbox(settings(2, LIMIT, 1_000), drops, budget);
    int bytes = 100_000;
    List<Message> messages = IntStream.range(0, 100).mapToObj(i -> message("tx", bytes)).toList();

    List<Offer> offers = small.offerAll(messages);

    // One by one would be the same: the latest wait, though all together would be over budget.
    assertThat(offers.subList(0, 2)).containsOnly(Offer.ACCEPTED);
    assertThat(offers.subList(2, 100)).containsOnly(Offer.DISPLACED);
    assertThat(drops.drops).hasSize(98).extracting(Drop::reason).containsOnly(DropReason.DISPLACED);
    assertThat(budget.usage().mostBytes()).isLessThan(6L * bytes);
  }

  @Test
  void ofNothingNothingBecomesAndNobodyIsWoken() {
    assertThat(outbox.offerAll(List.of())).isEmpty();
    assertThat(outbox.hasWork()).isFalse();
  }

  @Test
  void theSameOneSeveralTimesIsPaidForOnce() {
    Message message = tx("the same");

    assertThat(outbox.offerAll(Collections.nCopies(3, message))).containsOnly(Offer.ACCEPTED);

    assertThat(used()).isLessThan(2 * Weight.of(message));
    assertThat(outbox.usage().gossipMessages()).isEqualTo(3);
    outbox.close();
    assertThat(used()).isZero();
  }

  private static List<Message> texts(int count) {
    return IntStream.range(0, count).mapToObj(i -> tx("" + i)).toList();
  }

  private long used() {
    return budget.usage().bytes();
  }
}
