package dev.p2p.store.mvstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.spi.IdRange;
import dev.p2p.spi.MessageStore;
import dev.p2p.spi.MessageStore.Usage;
import dev.p2p.testkit.transport.BackgroundCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Readers find what is kept while the space of what was let go of is used again under them. */
@Timeout(120)
final class ConcurrencyTest {

  private static final int BATCH = 20;

  @TempDir private Path directory;

  @Test
  void nothingIsLostToReadersAndWriters() throws Exception {
    readWhileWritten(4_000);
  }

  /** Pages hold up to 48 frames: one that is looked for may lie at any place on its own. */
  @Test
  void aSlowReaderFindsWhatItLooksForThoughAllAroundItIsOverwritten() throws Exception {
    for (int place = 0; place < 50; place++) {
      lookSlowly(40 + place);
    }
  }

  private void lookSlowly(int before) throws Exception {
    List<Message> messages = TestStore.messages(before + 60);
    Message looked = messages.get(before);
    TestStore stores = new TestStore(Files.createTempDirectory(directory, "slow"));
    Slow disk = new Slow();
    try (MvStoreMessageStore store =
        stores.open(
            MvStoreSettings.of(1_000, 1 << 20, TestStore.KEEP_FOR),
            TestStore.WIRE.frames(),
            path -> WatchedDisk.openFile(path, disk))) {
      write(messages.subList(0, before), store, stores);
      stores.time.advance(Duration.ofMinutes(1));
      write(messages.subList(before, before + 20), store, stores);
      disk.meanwhile =
          () -> {
            stores.time.advance(TestStore.KEEP_FOR.minusMinutes(1));
            store.expire();
            write(messages.subList(before + 20, before + 60), store, stores);
          };

      assertThat(store.find(looked.id())).as("after %d others", before).contains(looked);
      assertThat(store.usage()).extracting(Usage::messages, Usage::lost).containsExactly(60, 0L);
    }
  }

  /** Each in a commit of its own. */
  private static void write(List<Message> messages, MvStoreMessageStore store, TestStore stores) {
    for (Message message : messages) {
      store.keep(message);
      stores.execution.tick();
    }
  }

  @Tag("soak")
  @Test
  void norInTheLongRun() throws Exception {
    readWhileWritten(60_000);
  }

  private void readWhileWritten(int count) throws Exception {
    TestStore stores = new TestStore(directory);
    AtomicBoolean ended = new AtomicBoolean();
    try (MvStoreMessageStore store =
        stores.open(MvStoreSettings.of(100, 1 << 20, TestStore.KEEP_FOR))) {
      List<BackgroundCall<?>> readers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        readers.add(BackgroundCall.run(() -> read(store, ended)));
      }
      for (Message message : TestStore.messages(count)) {
        store.keep(message);
        if (message.id().w3() % BATCH == 0) {
          stores.execution.tick();
        }
      }
      ended.set(true);
      for (BackgroundCall<?> reader : readers) {
        reader.result();
      }
      assertThat(store.usage()).extracting(Usage::lost).isEqualTo(0L);
    }
  }

  private static void read(MessageStore store, AtomicBoolean ended) {
    while (!ended.get()) {
      for (MessageId id : store.ids(IdRange.ALL, Duration.ZERO, 1_000)) {
        store.find(id).ifPresent(message -> assertThat(message.id()).isEqualTo(id));
      }
    }
  }

  /** While it is read from, once, something else is done. */
  private static final class Slow implements WatchedDisk.Watcher {

    private Runnable meanwhile = () -> {};

    @Override
    public void reading() {
      Runnable task = meanwhile;
      meanwhile = () -> {};
      task.run();
    }
  }
}
