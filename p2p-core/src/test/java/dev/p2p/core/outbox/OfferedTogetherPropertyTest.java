package dev.p2p.core.outbox;

import static dev.p2p.core.TestWire.WIRE;
import static dev.p2p.core.outbox.Outboxes.settings;
import static dev.p2p.core.outbox.Outboxes.takeAll;
import static dev.p2p.core.outbox.Outboxes.takeBatch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.CloseReason.SlowCause;
import dev.p2p.api.Message;
import dev.p2p.api.Offer;
import dev.p2p.core.TestWire;
import dev.p2p.core.budget.ByteBudget;
import dev.p2p.spi.DropReason;
import dev.p2p.spi.NodeObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;

/** Several at once are taken as they would be one by one, also by a peer that has to go. */
@Timeout(60)
final class OfferedTogetherPropertyTest {

  private static final int STEPS = 60;
  private static final int MESSAGES_MAX = 12;
  private static final int BYTES_MAX = 1_200;

  /** One in so many must not be lost, and ends the peer if there is no room. */
  private static final int VITAL_EVERY = 400;

  private static final List<String> TOPICS =
      List.of("tx", "tx", "urgent", "bulk", "picky", "status", "position", "position");

  private record Text(String topic, String text) {}

  /** An outbox of a peer that goes when it must, and all it was told. */
  private static final class Side implements OutboxListener {

    private final ByteBudget budget = new ByteBudget(Outboxes.PLENTY);
    private final List<String> told = new ArrayList<>();
    private final Outbox outbox =
        new Outbox(
            settings(MESSAGES_MAX, BYTES_MAX, 1_000), this, new OutboxContext(budget, kinds()));

    @Override
    public void onDropped(Message message, DropReason reason) {
      told.add("dropped " + Outboxes.text(message) + ": " + reason);
    }

    @Override
    public void onOverflow(Message message, SlowCause cause) {
      told.add("overflow " + Outboxes.text(message) + ": " + cause);
      outbox.close();
    }

    @Override
    public void onRoom() {
      told.add("room");
    }

    List<Offer> offerOneByOne(List<Text> texts) {
      return messages(texts).stream().map(outbox::offer).toList();
    }

    List<Offer> offerTogether(List<Text> texts) {
      return outbox.offerAll(messages(texts));
    }

    /** Messages of its own: those that two budgets count cost more. */
    private static List<Message> messages(List<Text> texts) {
      return texts.stream().map(each -> TestWire.message(each.topic(), each.text())).toList();
    }

    private static Kinds kinds() {
      return new Kinds(
          Map.of(
              WIRE.profile().topics().named("position"),
              (Message message) -> message.payload().slice(0, 1)),
          new NodeObserver() {});
    }
  }

  private final Side single = new Side();
  private final Side together = new Side();
  private int texts;

  @RepeatedTest(40)
  void theyAreTakenAsTheyWouldBeOneByOne(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    SplittableRandom random = new SplittableRandom(seed);
    for (int step = 0; step < STEPS; step++) {
      List<Text> group = group(random);
      String where = "seed %d, step %d, %s".formatted(seed, step, group);

      assertThat(together.offerTogether(group)).as(where).isEqualTo(single.offerOneByOne(group));
      if (random.nextInt(3) == 0) {
        assertThat(takeBatch(together.outbox)).as(where).isEqualTo(takeBatch(single.outbox));
      }
      requireSame(where);
    }
    assertThat(takeAll(together.outbox)).as("seed %d", seed).isEqualTo(takeAll(single.outbox));
    requireSame("seed " + seed);
  }

  private void requireSame(String where) {
    assertThat(together.told).as(where).isEqualTo(single.told);
    assertThat(together.outbox.usage()).as(where).isEqualTo(single.outbox.usage());
    assertThat(together.outbox.hasWork()).as(where).isEqualTo(single.outbox.hasWork());
    assertThat(together.outbox.hasUrgent()).as(where).isEqualTo(single.outbox.hasUrgent());
    assertThat(together.budget.usage().bytes()).as(where).isEqualTo(single.budget.usage().bytes());
  }

  /** Now and then more than a portion. */
  private List<Text> group(SplittableRandom random) {
    int count = random.nextInt(random.nextInt(8) == 0 ? 150 : 10);
    List<Text> group = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String topic =
          random.nextInt(VITAL_EVERY) == 0 ? "vital" : TOPICS.get(random.nextInt(TOPICS.size()));
      String kind = "" + (char) ('a' + random.nextInt(4));
      // Seldom so long that several must give way.
      int length = random.nextInt(10) == 0 ? random.nextInt(400) : random.nextInt(20);
      group.add(new Text(topic, kind + texts++ + "-".repeat(length)));
    }
    return group;
  }
}
