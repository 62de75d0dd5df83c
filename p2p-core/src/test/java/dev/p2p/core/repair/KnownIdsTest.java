package dev.p2p.core.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.core.TestWire;
import dev.p2p.core.settings.StoreSettings;
import dev.p2p.core.store.RecentMessages;
import dev.p2p.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownIdsTest {

  /** None, one, a part to the last, one more than a part, and many parts. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4_095, 4_096, 4_097, 70_000})
  void everyIdIsToldOnceAndInOrder(int count) {
    RecentMessages store =
        new RecentMessages(
            new StoreSettings(100_000, 1L << 30, Duration.ofHours(1)),
            TestWire.WIRE.frames(),
            new ManualTime());
    TreeSet<MessageId> kept = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      Message message = TestWire.tx("message " + i);
      store.keep(message);
      kept.add(message.id());
    }

    List<MessageId> told = new ArrayList<>();
    KnownIds.forEach(store, told::add);

    assertThat(told).containsExactlyElementsOf(kept);
  }
}
