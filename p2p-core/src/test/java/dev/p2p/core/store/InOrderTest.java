package dev.p2p.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.core.TestWire;
import dev.p2p.core.settings.StoreSettings;
import dev.p2p.spi.IdRange;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.Messages;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids are in order, whatever was kept and let go of between two lists. */
final class InOrderTest {

  private static final int STEPS = 60;
  private static final int MESSAGES_MAX = 5_000;
  private static final Duration KEEP_FOR = Duration.ofSeconds(20);

  private final ManualTime time = new ManualTime();
  private final RecentMessages store =
      new RecentMessages(
          new StoreSettings(MESSAGES_MAX, 1 << 30, KEEP_FOR), TestWire.WIRE.frames(), time);
  private final Deque<Known> model = new ArrayDeque<>();

  /** What the store should have. */
  private record Known(MessageId id, long keptNanos) {}

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void listsAreRightWhateverCameAndWentBetweenThem(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Messages messages = new Messages(TestWire.WIRE);
    for (int step = 0; step < STEPS; step++) {
      int count = 1 + random.nextInt(random.nextBoolean() ? 20 : 2 * InOrder.LOOSE_MAX);
      messages.sequence("tx", count, 8, seed * STEPS + step).forEach(this::keep);
      time.advance(Duration.ofMillis(random.nextInt(1_000)));
      if (random.nextInt(4) == 0) {
        expire();
      }
      for (int i = 0; i < random.nextInt(3); i++) {
        assertIds(random, "seed %d, step %d".formatted(seed, step));
      }
    }
  }

  private void assertIds(SplittableRandom random, String when) {
    Duration keptFor = Duration.ofMillis(random.nextInt(3) * 700L);
    int bits = 4 * random.nextInt(4);
    IdRange range =
        bits == 0 ? IdRange.ALL : new IdRange(bits, random.nextLong() & -1L << (Long.SIZE - bits));
    int max = random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(100);

    long keptBy = time.nanoTime() - keptFor.toNanos();
    List<MessageId> expected =
        model.stream()
            .filter(known -> known.keptNanos() <= keptBy && range.contains(known.id()))
            .map(Known::id)
            .sorted()
            .limit(max)
            .toList();
    assertThat(store.ids(range, keptFor, max)).as(when).isEqualTo(expected);
  }

  private void keep(Message message) {
    store.keep(message);
    model.add(new Known(message.id(), time.nanoTime()));
    if (model.size() > MESSAGES_MAX) {
      model.remove();
    }
  }

  private void expire() {
    store.expire();
    while (!model.isEmpty()
        && time.nanoTime() - model.element().keptNanos() >= KEEP_FOR.toNanos()) {
      model.remove();
    }
  }
}
