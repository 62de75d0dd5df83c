package dev.p2p.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.core.TestWire;
import dev.p2p.core.settings.StoreSettings;
import dev.p2p.spi.MessageStore.Usage;
import dev.p2p.testkit.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What only a store in memory can promise; the rest is in its contract. */
final class RecentMessagesTest {

  private static final Message MESSAGE =
      TestWire.from(TestWire.remote("anna"), TestWire.tx("hello"));
  private static final long COST =
      KeptRing.BYTES_MIN + InOrder.BYTES_EACH + MESSAGE.frame().length();

  @Test
  void aMessageCountsWithAllThatItTakes() {
    RecentMessages store = store(COST);
    store.keep(MESSAGE);
    assertThat(store.usage()).isEqualTo(new Usage(1, COST, 0));
  }

  @Test
  void soItMayBeTooLargeThoughItsFrameIsNot() {
    RecentMessages store = store(COST - 1);
    store.keep(MESSAGE);
    assertThat(store.usage()).isEqualTo(new Usage(0, 0, 1));
  }

  private static RecentMessages store(long bytesMax) {
    return new RecentMessages(
        new StoreSettings(10, bytesMax, Duration.ofMinutes(1)),
        TestWire.WIRE.frames(),
        new ManualTime());
  }
}
