package dev.p2p.store.mvstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.spi.IdRange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store on a disk that is full or fails, and with a file that is damaged. */
final class DiskFailureTest {

  private static final MvStoreSettings SETTINGS =
      MvStoreSettings.of(1_000, 64 << 20, TestStore.KEEP_FOR);

  /** Too large for MVStore's cache, so that they are read from the disk each time. */
  private static final int LARGE_BYTES = 300_000;

  private final List<Message> messages = TestStore.messages(100);
  private final Disk disk = new Disk();

  @TempDir private Path directory;
  private TestStore stores;

  @BeforeEach
  void prepare() {
    stores = new TestStore(directory);
  }

  @Test
  void whileTheDiskIsFullWhatCannotBeWrittenIsLostAndTheRestIsStillThere() throws Exception {
    try (MvStoreMessageStore store = open()) {
      keepAndWrite(store, 0, 10);
      disk.full = true;
      keepAndWrite(store, 10, 20);
      assertThat(store.usage().lost()).isEqualTo(10);
      requireOnlyKept(store, messages.subList(0, 10));

      disk.full = false;
      keepAndWrite(store, 20, 30);
      requireOnlyKept(store, joined(messages.subList(0, 10), messages.subList(20, 30)));
      assertThat(store.usage().lost()).isEqualTo(10);
    }
    try (MvStoreMessageStore store = stores.open()) {
      requireOnlyKept(store, joined(messages.subList(0, 10), messages.subList(20, 30)));
    }
  }

  @Test
  void theLossIsToldOnceAMinute() throws Exception {
    try (MvStoreMessageStore store = open()) {
      disk.full = true;
      stores.log.lines().clear();
      for (int i = 0; i < 13; i++) {
        keepAndWrite(store, i, i + 1);
        stores.time.advance(Duration.ofSeconds(10));
      }
      String lost = ": messages lost: %d that could not be written: ";
      assertThat(stores.log.lines()).hasSize(3);
      assertThat(stores.log.lines().get(0)).startsWith("WARN " + stores.file + lost.formatted(1));
      assertThat(stores.log.lines().get(1)).startsWith("WARN " + stores.file + lost.formatted(6));
      assertThat(stores.log.lines().get(2)).startsWith("WARN " + stores.file + lost.formatted(6));
    }
  }

  @Test
  void aStoreOnAFullDiskCanBeClosed() throws Exception {
    try (MvStoreMessageStore store = open()) {
      keepAndWrite(store, 0, 10);
      messages.subList(10, 20).forEach(store::keep);
      disk.full = true;
    }
    try (MvStoreMessageStore store = stores.open()) {
      requireOnlyKept(store, messages.subList(0, 10));
    }
  }

  @Test
  void whatDidNotReachTheDiskCountsAsLost() throws Exception {
    try (MvStoreMessageStore store = open()) {
      keepAndWrite(store, 0, 10);
      disk.failsToSync = true;
      keepAndWrite(store, 10, 20);
      disk.failsToSync = false;
      assertThat(store.usage().lost()).isEqualTo(10);
      requireOnlyKept(store, messages.subList(0, 10));
    }
  }

  @Test
  void aDiskThatGoesAwayAndComesBackHasWhatItHad() throws Exception {
    List<Message> large = large(3);
    try (MvStoreMessageStore store = open()) {
      large.forEach(store::keep);
      stores.execution.tick();
      disk.gone = true;
      keepAndWrite(store, 0, 5);
      assertThat(store.usage().lost()).isEqualTo(5);
      assertThat(store.find(large.get(0).id())).isEmpty();
      assertThat(store.contains(large.get(0).id())).isTrue();

      disk.gone = false;
      keepAndWrite(store, 5, 10);
      requireOnlyKept(store, joined(large, messages.subList(5, 10)));
      assertThat(store.usage().lost()).isEqualTo(5);
    }
  }

  @Test
  void aReadThatFailsLosesNothing() throws Exception {
    List<Message> large = large(3);
    try (MvStoreMessageStore store = open()) {
      large.forEach(store::keep);
      stores.execution.tick();
      disk.failsToRead = true;
      assertThat(store.find(large.get(1).id())).isEmpty();
      disk.failsToRead = false;

      assertThat(store.find(large.get(1).id())).isPresent();
      keepAndWrite(store, 0, 10);
      requireOnlyKept(store, joined(large, messages.subList(0, 10)));
      assertThat(store.usage().lost()).isZero();
    }
  }

  @Test
  void anInterruptedThreadFindsAndStaysInterrupted() throws Exception {
    List<Message> large = large(2);
    try (MvStoreMessageStore store = stores.open()) {
      large.forEach(store::keep);
      stores.execution.tick();
      Thread.currentThread().interrupt();
      try {
        assertThat(store.find(large.get(1).id())).isPresent();
      } finally {
        assertThat(Thread.interrupted()).isTrue();
      }
      requireOnlyKept(store, large);
    }
  }

  @Test
  void aReadThatIsInterruptedOnItsWayLosesNothingEither() throws Exception {
    List<Message> large = large(3);
    try (MvStoreMessageStore store = open()) {
      large.forEach(store::keep);
      stores.execution.tick();
      disk.interruptsOnce = true;
      assertThat(store.find(large.get(1).id())).isEmpty();
      assertThat(Thread.interrupted()).isTrue();

      keepAndWrite(store, 0, 10);
      requireOnlyKept(store, joined(large, messages.subList(0, 10)));
      assertThat(store.usage().lost()).isZero();
    }
  }

  @Test
  void aFrameThatIsDamagedWhileTheStoreRunsIsLetGoOf() throws Exception {
    List<Message> large = large(3);
    try (MvStoreMessageStore store = stores.open()) {
      large.forEach(store::keep);
      stores.execution.tick();
      stores.damage(large.get(1).payload());

      assertThat(store.find(large.get(1).id())).isEmpty();
      assertThat(store.contains(large.get(1).id())).isFalse();
      requireOnlyKept(store, List.of(large.get(0), large.get(2)));
      assertThat(store.usage().lost()).isEqualTo(1);

      store.keep(large.get(1));
      stores.execution.tick();
      requireOnlyKept(store, large);
    }
    try (MvStoreMessageStore store = stores.open()) {
      requireOnlyKept(store, large);
      assertThat(store.usage().lost()).isZero();
    }
  }

  @Test
  void aFileThatMvStoreStumblesOverIsSetAside() throws Exception {
    try (MvStoreMessageStore store = open()) {
      keepAndWrite(store, 0, 10);
      disk.stumblesOnce = true;
      keepAndWrite(store, 10, 12);
      keepAndWrite(store, 20, 30);

      requireOnlyKept(store, messages.subList(20, 30));
      assertThat(store.usage().lost()).isEqualTo(12);
      assertThat(stores.log.lines()).anyMatch(line -> line.contains(".damaged, and begun anew"));
    }
  }

  private MvStoreMessageStore open() throws MessageStoreException {
    return stores.open(SETTINGS, TestStore.WIRE.frames(), path -> WatchedDisk.openFile(path, disk));
  }

  private void keepAndWrite(MvStoreMessageStore store, int from, int to) {
    messages.subList(from, to).forEach(store::keep);
    stores.execution.tick();
  }

  private static List<Message> large(int count) {
    return IntStream.range(0, count).mapToObj(i -> TestStore.message(LARGE_BYTES + i)).toList();
  }

  private static List<Message> joined(List<Message> some, List<Message> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private static void requireOnlyKept(MvStoreMessageStore store, List<Message> messages) {
    assertThat(store.ids(IdRange.ALL, Duration.ZERO, 1_000))
        .isEqualTo(messages.stream().map(Message::id).sorted().toList());
    assertThat(messages).allMatch(message -> store.find(message.id()).isPresent());
  }

  /** A disk with faults to switch on. */
  private static final class Disk implements WatchedDisk.Watcher {

    private boolean full;
    private boolean gone;
    private boolean failsToRead;
    private boolean failsToSync;
    private boolean interruptsOnce;

    /** As if what MVStore has read made no sense to it now. */
    private boolean stumblesOnce;

    @Override
    public void opening() throws IOException {
      failIf(gone, "No such device");
    }

    @Override
    public void reading() throws IOException {
      if (interruptsOnce) {
        interruptsOnce = false;
        Thread.currentThread().interrupt(); // which closes the channel
      }
      failIf(gone || failsToRead, "Input/output error");
    }

    @Override
    public void writing(int bytes) throws IOException {
      failIf(full, "No space left on device");
      failIf(gone, "Input/output error");
      if (stumblesOnce) {
        stumblesOnce = false;
        throw new IllegalStateException("an index that can't be");
      }
    }

    @Override
    public void syncing() throws IOException {
      failIf(gone || failsToSync, "Input/output error");
    }

    private static void failIf(boolean fails, String reason) throws IOException {
      if (fails) {
        throw new IOException(reason);
      }
    }
  }
}
