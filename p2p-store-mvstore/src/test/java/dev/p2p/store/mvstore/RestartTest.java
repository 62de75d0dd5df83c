package dev.p2p.store.mvstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.api.Origin;
import dev.p2p.spi.IdRange;
import dev.p2p.spi.MessageStore.Usage;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store that is opened again has of what was kept before. */
final class RestartTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final List<Message> messages = TestStore.messages(100);

  @TempDir private Path directory;
  private TestStore stores;

  @BeforeEach
  void prepare() {
    stores = new TestStore(directory);
  }

  @Test
  void whatWasKeptIsThereAfterItsClose() throws Exception {
    try (MvStoreMessageStore store = stores.open()) {
      messages.forEach(store::keep);
    }
    try (MvStoreMessageStore store = stores.open()) {
      requireKept(store, messages);
      assertThat(store.usage().lost()).isZero();
      assertThat(stores.log.lines()).endsWith("INFO " + stores.file + ": 100 messages from before");
      for (Message message : messages) {
        Message found = store.find(message.id()).orElseThrow();
        assertThat(found.frame()).isEqualTo(message.frame());
        assertThat(found.payload()).isEqualTo(message.payload());
        assertThat(found.origin()).isEqualTo(Origin.LOCAL);
      }
    }
  }

  @Test
  void whatIsKeptAgainIsStillThere() throws Exception {
    for (int run = 0; run < 5; run++) {
      try (MvStoreMessageStore store = stores.open()) {
        requireKept(store, messages.subList(0, 20 * run));
        messages.subList(0, 20 * (run + 1)).forEach(store::keep);
      }
    }
    try (MvStoreMessageStore store = stores.open()) {
      requireKept(store, messages);
    }
  }

  @Test
  void agesGoOnWhileTheStoreIsClosed() throws Exception {
    try (MvStoreMessageStore store = stores.open()) {
      store.keep(messages.get(0));
      stores.time.advance(MINUTE);
      store.keep(messages.get(1));
    }
    stores.time.advance(MINUTE);
    try (MvStoreMessageStore store = stores.open()) {
      assertThat(store.ids(IdRange.ALL, MINUTE.multipliedBy(2), 10))
          .containsExactly(messages.get(0).id());
      assertThat(store.ids(IdRange.ALL, MINUTE, 10)).hasSize(2);
      assertThat(store.ids(IdRange.ALL, MINUTE.multipliedBy(2).plusMillis(1), 10)).isEmpty();
    }
    stores.time.advance(TestStore.KEEP_FOR.minus(MINUTE.multipliedBy(2)));
    try (MvStoreMessageStore store = stores.open()) {
      requireKept(store, messages.subList(1, 2));
      stores.time.advance(MINUTE);
      store.expire();
      assertThat(store.usage().messages()).isZero();
    }
  }

  @Test
  void whatIsFromTheFutureCountsAsKeptNow() throws Exception {
    Duration year = Duration.ofDays(365);
    stores.time.advance(year);
    try (MvStoreMessageStore store = stores.open()) {
      store.keep(messages.get(0));
    }
    stores.time.advance(year.negated());
    try (MvStoreMessageStore store = stores.open()) {
      store.keep(messages.get(1));
      assertThat(store.ids(IdRange.ALL, Duration.ofMillis(1), 10)).isEmpty();
    }
    try (MvStoreMessageStore store = stores.open()) {
      requireKept(store, messages.subList(0, 2));
      stores.time.advance(TestStore.KEEP_FOR);
      store.expire();
      assertThat(store.usage().messages()).isZero();
    }
  }

  @Test
  void nothingIsOlderThanWhatCameBeforeIt() throws Exception {
    Duration year = Duration.ofDays(365);
    try (MvStoreMessageStore store = stores.open()) {
      store.keep(messages.get(0));
    }
    stores.time.advance(year.negated());
    try (MvStoreMessageStore store = stores.open()) {
      store.keep(messages.get(1));
    }
    stores.time.advance(year.plus(MINUTE));
    try (MvStoreMessageStore store = stores.open()) {
      requireKept(store, messages.subList(0, 2));
      assertThat(store.ids(IdRange.ALL, MINUTE, 10)).hasSize(2);
      assertThat(store.ids(IdRange.ALL, MINUTE.plusMillis(1), 10)).isEmpty();
    }
  }

  @Test
  void whatIsLetGoOfDoesNotComeBack() throws Exception {
    try (MvStoreMessageStore store = stores.open()) {
      messages.subList(0, 50).forEach(store::keep);
      stores.execution.tick();
      stores.time.advance(TestStore.KEEP_FOR);
      messages.subList(50, 100).forEach(store::keep);
      store.expire();
      stores.execution.tick();
    }
    stores.time.advance(TestStore.KEEP_FOR.negated());
    try (MvStoreMessageStore store = stores.open()) {
      requireKept(store, messages.subList(50, 100));
    }
  }

  @Test
  void whatIsTooOldWhenTheStoreIsOpenedDoesNotComeBackEither() throws Exception {
    try (MvStoreMessageStore store = stores.open()) {
      messages.subList(0, 50).forEach(store::keep);
    }
    stores.time.advance(TestStore.KEEP_FOR);
    try (MvStoreMessageStore store = stores.open()) {
      assertThat(store.usage().messages()).isZero();
      store.keep(messages.get(50));
    }
    stores.time.advance(TestStore.KEEP_FOR.negated());
    try (MvStoreMessageStore store = stores.open()) {
      requireKept(store, messages.subList(50, 51));
    }
  }

  @Test
  void framesThatAreDamagedAreLostOnce() throws Exception {
    try (MvStoreMessageStore store = stores.open()) {
      messages.forEach(store::keep);
    }
    stores.damage(messages.get(50).payload());
    stores.damage(inTheFile(messages.get(60).id()));
    List<Message> whole = new ArrayList<>(messages);
    whole.removeAll(List.of(messages.get(50), messages.get(60)));
    for (long lost : new long[] {2, 0}) {
      try (MvStoreMessageStore store = stores.open()) {
        requireKept(store, whole);
        assertThat(store.usage().lost()).isEqualTo(lost);
      }
    }
  }

  @Test
  void narrowerBoundsHoldFromTheBeginning() throws Exception {
    try (MvStoreMessageStore store = stores.open()) {
      messages.forEach(store::keep);
    }
    try (MvStoreMessageStore store =
        stores.open(MvStoreSettings.of(30, 1 << 20, TestStore.KEEP_FOR))) {
      requireKept(store, messages.subList(70, 100));
      assertThat(store.usage().lost()).isZero();
    }
    try (MvStoreMessageStore store = stores.open()) {
      requireKept(store, messages.subList(70, 100));
    }
  }

  @Test
  void framesOfAnotherWireProfileAreLost() throws Exception {
    try (MvStoreMessageStore store = stores.open()) {
      messages.forEach(store::keep);
    }
    DuskWire other = DuskWire.of("dusk-0.4.3", Network.MAINNET);
    MvStoreSettings settings = MvStoreSettings.of(1_000, 1 << 20, TestStore.KEEP_FOR);
    try (MvStoreMessageStore store =
        stores.open(settings, other.frames(), MvStoreMessageStore::openFile)) {
      assertThat(store.usage()).extracting(Usage::messages, Usage::lost).containsExactly(0, 100L);
      assertThat(stores.log.lines())
          .contains(
              "WARN %s: messages lost: 100 that could not be read again, damaged or of another wire profile"
                  .formatted(stores.file));
      stores.execution.tick();
    }
    try (MvStoreMessageStore store = stores.open()) {
      assertThat(store.usage().messages()).isZero();
    }
  }

  private static Bytes inTheFile(MessageId id) {
    ByteBuffer words = ByteBuffer.allocate(MessageId.BYTES);
    words.putLong(id.w0()).putLong(id.w1()).putLong(id.w2()).putLong(id.w3());
    return Bytes.wrap(words.array());
  }

  private static void requireKept(MvStoreMessageStore store, List<Message> messages) {
    List<MessageId> ids = messages.stream().map(Message::id).sorted().toList();
    assertThat(store.ids(IdRange.ALL, Duration.ZERO, 1_000)).isEqualTo(ids);
    assertThat(ids).allMatch(id -> store.find(id).isPresent());
  }
}
