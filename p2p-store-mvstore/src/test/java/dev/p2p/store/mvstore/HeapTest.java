package dev.p2p.store.mvstore;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.api.Origin;
import dev.p2p.testkit.Messages;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The store takes no more of the heap than it says, and not much less. */
final class HeapTest {

  @TempDir private Path directory;

  @Tag("soak")
  @ParameterizedTest(name = "{0} messages of {1} bytes, {2} at a time")
  @CsvSource({"200000, 100, 1000", "100000, 1000, 1000", "100000, 100, 10", "20000, 100, 1"})
  void usageIsWhatTheStoreTakes(int count, int payloadBytes, int batch) throws Exception {
    TestStore stores = new TestStore(directory);
    MvStoreSettings settings = MvStoreSettings.of(count, 1L << 30, TestStore.KEEP_FOR);
    long before = usedBytes();
    try (MvStoreMessageStore store = stores.open(settings)) {
      Messages messages = new Messages(TestStore.WIRE);
      for (int part = 0; part < count / batch; part++) {
        messages.sequence("tx", batch, payloadBytes, part).forEach(store::keep);
        stores.execution.tick();
      }
      long taken = usedBytes() - before;

      long said = store.usage().heapBytes();
      assertThat(taken).isBetween(said * 7 / 10, said);
    }
  }

  @Tag("soak")
  @Test
  void whatIsRemovedOutOfItsTurnIsNotRemembered() {
    Index index = new Index(MvStoreSettings.of(1_000, 1 << 20, TestStore.KEEP_FOR));
    Message oldest = TestStore.message(100);
    index.add(oldest, 0);
    long before = usedBytes();
    for (long i = 0; i < 1_000_000; i++) {
      Message message =
          new Message(
              oldest.topic(), new MessageId(i, 0, 0, 0), 0, Origin.LOCAL, Bytes.EMPTY, Bytes.EMPTY);
      index.remove(requireNonNull(index.add(message, 0)));
    }

    assertThat(usedBytes() - before).isLessThan(1 << 20);
    assertThat(index.size()).isEqualTo(1);
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
