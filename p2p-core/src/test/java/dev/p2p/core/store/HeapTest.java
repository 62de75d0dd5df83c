package dev.p2p.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.core.TestWire;
import dev.p2p.core.settings.StoreSettings;
import dev.p2p.spi.IdRange;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.Messages;
import java.time.Duration;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the store says it takes of the heap is what it takes. */
final class HeapTest {

  private static final int MESSAGES = 200_000;
  private static final StoreSettings SETTINGS =
      new StoreSettings(MESSAGES, 1L << 30, Duration.ofHours(1));

  @Tag("soak")
  @ParameterizedTest(name = "{0} bytes of payload")
  @ValueSource(ints = {8, 100, 1_000})
  void usageIsWhatTheMessagesTake(int payloadBytes) {
    RecentMessages store = new RecentMessages(SETTINGS, TestWire.WIRE.frames(), new ManualTime());
    long before = usedBytes();
    fill(store, payloadBytes);
    // Puts ids in order, which takes memory too.
    assertThat(store.ids(IdRange.ALL, Duration.ZERO, 1)).hasSize(1);
    long taken = usedBytes() - before;

    assertThat(store.usage().heapBytes()).isCloseTo(taken, Percentage.withPercentage(5));
  }

  private static void fill(RecentMessages store, int payloadBytes) {
    Messages messages = new Messages(TestWire.WIRE);
    for (int part = 0; part < MESSAGES / 1_000; part++) {
      messages.sequence("tx", 1_000, payloadBytes, part).forEach(store::keep);
    }
  }

  private static long usedBytes() {
    Runtime memory = Runtime.getRuntime();
    long used = Long.MAX_VALUE;
    // More than once: what one collection finds unreachable may keep other things until the next.
    for (int i = 0; i < 4; i++) {
      memory.gc();
      used = Math.min(used, memory.totalMemory() - memory.freeMemory());
    }
    return used;
  }
}
