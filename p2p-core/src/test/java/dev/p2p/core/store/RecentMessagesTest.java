package dev.p2p.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.core.TestWire;
import dev.p2p.core.settings.StoreSettings;
import dev.p2p.spi.IdRange;
import dev.p2p.spi.MessageStore.Usage;
import dev.p2p.testkit.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What only a store in memory can promise; the rest is in its contract. */
final class RecentMessagesTest {

  private static final Message MESSAGE =
      TestWire.from(TestWire.remote("anna"), TestWire.tx("hello"));
  private static final Duration KEEP_FOR = Duration.ofMinutes(1);
  private static final long COST =
      KeptRing.BYTES_MIN + InOrder.BYTES_EACH + MESSAGE.frame().length();

  private final ManualTime time = new ManualTime();

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

  @Test
  void whatWasKeptJustBeforeIsKnownHoweverItIsAskedFor() {
    MessageId id = MESSAGE.id();

    assertThat(holding().contains(id)).isTrue();
    assertThat(holding().find(id)).map(Message::frame).hasValue(MESSAGE.frame());
    assertThat(holding().ids(IdRange.ALL, Duration.ZERO, 10)).containsExactly(id);
    assertThat(holding().usage().messages()).isEqualTo(1);
  }

  @Test
  void whatWasKeptJustBeforeIsTooOldInItsTurn() {
    RecentMessages store = holding();
    time.advance(KEEP_FOR);
    store.expire();

    assertThat(store.usage()).isEqualTo(new Usage(0, 0, 0));
    assertThat(store.contains(MESSAGE.id())).isFalse();
  }

  @Test
  void whatWasKeptJustBeforeTheCloseIsGoneWithIt() {
    RecentMessages store = holding();
    store.close();

    assertThat(store.usage()).isEqualTo(new Usage(0, 0, 0));
    assertThat(store.contains(MESSAGE.id())).isFalse();
  }

  @Test
  void moreThanAreKeptFreshAreAllKept() {
    RecentMessages store = roomy(1 << 20);
    int count = 2 * FreshMessages.MESSAGES_MAX + 1;
    for (int i = 0; i < count; i++) {
      store.keep(TestWire.tx("" + i));
    }

    assertThat(store.usage().messages()).isEqualTo(count);
  }

  @Test
  void theMemoryOfWhatMakesWayIsUsedForWhatDisplacedIt() {
    RecentMessages store = roomy(4 << 20);
    for (int i = 0; i < 12; i++) {
      store.keep(large(i));
      assertThat(store.spares()).as("after %d", i + 1).isLessThanOrEqualTo(1);
    }
    assertThat(store.usage().messages()).isEqualTo(4);
  }

  @Test
  void theMemoryOfWhatIsTooOldIsGivenBackThoughOthersStay() {
    RecentMessages store = roomy(4 << 20);
    store.keep(large(1));
    store.keep(large(2));
    time.advance(KEEP_FOR.dividedBy(2));
    store.keep(large(3));
    time.advance(KEEP_FOR.dividedBy(2));
    store.expire();

    assertThat(store.usage().messages()).isEqualTo(1);
    assertThat(store.spares()).isZero();
  }

  /** Of a size of its own, nearly a mebibyte. */
  private static Message large(int number) {
    return TestWire.message("tx", 990_000 + number);
  }

  private RecentMessages roomy(long bytesMax) {
    return new RecentMessages(
        new StoreSettings(1_000, bytesMax, KEEP_FOR), TestWire.WIRE.frames(), time);
  }

  private RecentMessages holding() {
    RecentMessages store = store(COST);
    store.keep(MESSAGE);
    return store;
  }

  private RecentMessages store(long bytesMax) {
    return new RecentMessages(
        new StoreSettings(10, bytesMax, KEEP_FOR), TestWire.WIRE.frames(), time);
  }
}
