package dev.p2p.store.mvstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.spi.MessageStore.Usage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When what is kept is written, and what happens until then. */
final class WaitingTest {

  private static final int FRAME_BYTES = TestStore.messages(1).get(0).frame().length();
  private static final long WAITING_BYTES = 116L + FRAME_BYTES;

  private final List<Message> messages = TestStore.messages(20);

  @TempDir private Path directory;
  private TestStore stores;

  @BeforeEach
  void prepare() {
    stores = new TestStore(directory);
  }

  @Test
  void littleIsWrittenWhenTheTimeHasCome() throws Exception {
    try (MvStoreMessageStore store = open(1 << 20)) {
      long size = Files.size(stores.file);
      messages.forEach(store::keep);
      stores.execution.runReady();
      assertThat(stores.file).hasSize(size);

      stores.execution.tick();
      assertThat(Files.size(stores.file)).isGreaterThan(size);
    }
  }

  @Test
  void muchIsWrittenAtOnce() throws Exception {
    try (MvStoreMessageStore store = open(40 * WAITING_BYTES)) {
      long empty = store.usage().heapBytes();
      messages.subList(0, 9).forEach(store::keep);
      stores.execution.runReady();
      assertThat(store.usage().heapBytes()).isEqualTo(empty + 9 * (160 + WAITING_BYTES));

      store.keep(messages.get(9));
      stores.execution.runReady();
      assertThat(store.usage().heapBytes()).isEqualTo(empty + 10 * 160);
    }
  }

  @Test
  void whatIsWrittenIsFoundInTheFile() throws Exception {
    try (MvStoreMessageStore store = open(1 << 20)) {
      Message message = messages.get(0);
      store.keep(message);
      assertThat(store.find(message.id())).containsSame(message);

      stores.execution.tick();
      assertThat(store.find(message.id()).orElseThrow()).isEqualTo(message).isNotSameAs(message);
    }
  }

  @Test
  void whatComesWhileTheQueueIsFullIsLostAndDisplacesNothing() throws Exception {
    try (MvStoreMessageStore store = open(10 * WAITING_BYTES)) {
      messages.forEach(store::keep);

      assertThat(store.usage()).extracting(Usage::messages, Usage::lost).containsExactly(10, 10L);
      assertThat(messages.subList(0, 10)).allMatch(each -> store.find(each.id()).isPresent());
      assertThat(stores.log.lines())
          .endsWith(
              "WARN %s: messages lost: 1 that came faster than the disk takes them"
                  .formatted(stores.file));

      stores.execution.tick();
      messages.subList(10, 20).forEach(store::keep);
      assertThat(store.usage()).extracting(Usage::messages, Usage::lost).containsExactly(20, 10L);
    }
  }

  @Test
  void whatIsLetGoOfBeforeItIsWrittenNeverIs() throws Exception {
    try (MvStoreMessageStore store = open(1 << 20)) {
      messages.forEach(store::keep);
      stores.time.advance(TestStore.KEEP_FOR);
      store.expire();
      stores.execution.tick();

      TestStore copies = new TestStore(Files.createDirectory(directory.resolve("copy")));
      Files.copy(stores.file, copies.file);
      try (MvStoreMessageStore copy = copies.open()) {
        assertThat(copy.usage().messages()).isZero();
      }
    }
  }

  @Test
  void actorAndTaskEndWithTheStore() throws Exception {
    MvStoreMessageStore store = open(1 << 20);
    assertThat(stores.execution.running()).isEqualTo(2);
    store.close();
    stores.execution.runReady();
    assertThat(stores.execution.running()).isZero();
  }

  @Test
  void mvStoreStartsNoThreads() throws Exception {
    var before = Thread.getAllStackTraces().keySet();
    try (MvStoreMessageStore store = open(1 << 20)) {
      messages.forEach(store::keep);
      stores.execution.tick();
      assertThat(Thread.getAllStackTraces().keySet()).isSubsetOf(before);
    }
  }

  @Test
  void theFileStaysWithinAMultipleOfItsBound() throws Exception {
    MvStoreSettings settings = MvStoreSettings.of(100_000, 256 << 10, TestStore.KEEP_FOR);
    List<Message> many = TestStore.messages(10_000);
    try (MvStoreMessageStore store = stores.open(settings)) {
      for (int from = 0; from < many.size(); from += 100) {
        many.subList(from, from + 100).forEach(store::keep);
        stores.execution.tick();
        assertThat(Files.size(stores.file)).isLessThan(3 * (256 << 10));
      }
      assertThat(store.usage().messages()).isGreaterThan(700);
    }
  }

  private MvStoreMessageStore open(long queueBytesMax) throws MessageStoreException {
    return stores.open(
        new MvStoreSettings(
            1_000, 1 << 20, TestStore.KEEP_FOR, queueBytesMax, Duration.ofSeconds(1)));
  }
}
