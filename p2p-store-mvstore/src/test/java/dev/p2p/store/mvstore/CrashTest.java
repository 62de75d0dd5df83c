package dev.p2p.store.mvstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.spi.IdRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is there when the process that wrote it was killed, or the file was damaged since. */
final class CrashTest {

  /** So few that space is used again all the time. */
  private static final MvStoreSettings NARROW =
      MvStoreSettings.of(120, 1 << 20, TestStore.KEEP_FOR);

  private static final int BATCH = 25;
  private static final int LINE_MAX = 600;

  private final List<Message> messages = TestStore.messages(40 * BATCH);

  @TempDir private Path directory;
  private TestStore stores;
  private TestStore copies;

  @BeforeEach
  void prepare() throws IOException {
    stores = new TestStore(directory);
    copies = new TestStore(Files.createDirectory(directory.resolve("copy")));
  }

  @Test
  void whatWasWrittenIsThereThoughNobodyClosedTheFile() throws Exception {
    try (MvStoreMessageStore store = stores.open(NARROW)) {
      for (int from = 0; from < messages.size(); from += BATCH) {
        messages.subList(from, from + BATCH).forEach(store::keep);
        stores.execution.tick();
        List<MessageId> written = ids(store);
        // Not written, so not there.
        store.keep(TestStore.messages(messages.size() + 1).getLast());

        Files.copy(stores.file, copies.file);
        assertThat(idsOfCopy()).isEqualTo(written);
        Files.delete(copies.file);
      }
    }
    requireNothingSetAside();
  }

  @Test
  void aKillBetweenAnyTwoWritesLeavesWhatWasBeforeOrAfterTheBatch() throws Exception {
    Snapshots snapshots = new Snapshots(stores.file);
    try (MvStoreMessageStore store =
        stores.open(NARROW, TestStore.WIRE.frames(), snapshots::open)) {
      for (int from = 0; from < messages.size(); from += BATCH) {
        List<MessageId> before = ids(store);
        snapshots.files.clear();
        messages.subList(from, from + BATCH).forEach(store::keep);
        stores.execution.tick();
        assertThat(snapshots.files.size()).isGreaterThan(1);
        // The first batches fill the file, the last ones use its space again.
        if (from < 3 * BATCH || from >= 30 * BATCH) {
          for (byte[] snapshot : snapshots.files) {
            Files.write(copies.file, snapshot);
            assertThat(idsOfCopy()).isIn(before, ids(store));
            requireThatItGoesOn();
          }
        }
      }
    }
    requireNothingSetAside();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void aFileThatIsCutOpensWithSomeOfWhatWasInItOrIsSetAside(long seed) throws Exception {
    byte[] whole = fileOf(200);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 60; i++) {
      int length = i < 20 ? i : random.nextInt(whole.length);
      Files.write(copies.file, Arrays.copyOf(whole, length));
      requireSound("%d of %d bytes".formatted(length, whole.length));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void aFileWithDamagedBytesOpensWithWhatIsWholeOrIsSetAside(long seed) throws Exception {
    byte[] whole = fileOf(200);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 100; i++) {
      byte[] damaged = whole.clone();
      for (int n = 0; n <= i % 5; n++) {
        damaged[random.nextInt(2, damaged.length)] = (byte) random.nextInt();
      }
      Files.write(copies.file, damaged);
      requireSound("file %d of seed %d".formatted(i, seed));
    }
  }

  static LongStream manySeeds() {
    return LongStream.range(100, 200);
  }

  @Tag("soak")
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("manySeeds")
  void theSameOfManyMoreFiles(long seed) throws Exception {
    aFileThatIsCutOpensWithSomeOfWhatWasInItOrIsSetAside(seed);
    aFileWithDamagedBytesOpensWithWhatIsWholeOrIsSetAside(seed);
  }

  /** What is written after a crash is there after the next. */
  private void requireThatItGoesOn() throws Exception {
    List<MessageId> after;
    Path crashed = copies.file.resolveSibling("crashed.mv");
    try (MvStoreMessageStore store = copies.open(NARROW)) {
      TestStore.messages(messages.size() + 20)
          .subList(messages.size(), messages.size() + 20)
          .forEach(store::keep);
      copies.execution.tick();
      after = ids(store);
      Files.copy(copies.file, crashed);
    }
    Files.move(crashed, copies.file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(idsOfCopy()).isEqualTo(after);
  }

  private byte[] fileOf(int count) throws Exception {
    try (MvStoreMessageStore store = stores.open()) {
      for (int from = 0; from < count; from += BATCH) {
        messages.subList(from, from + BATCH).forEach(store::keep);
        stores.execution.tick();
      }
    }
    return Files.readAllBytes(stores.file);
  }

  /** Whatever it has, it finds; and it goes on working, now and when it is opened once more. */
  private void requireSound(String what) throws Exception {
    for (int run = 0; run < 2; run++) {
      try (MvStoreMessageStore store = copies.open()) {
        for (MessageId id : ids(store)) {
          assertThat(store.find(id)).as("%s: %s", what, id).isPresent();
        }
        // What damage is noticed only now may cost what is written first.
        for (Message message : messages.subList(900 + run, 902 + run)) {
          store.keep(message);
          copies.execution.tick();
        }
        assertThat(store.find(messages.get(901 + run).id())).as(what).isPresent();
      }
    }
    assertThat(copies.log.lines())
        .as(what)
        .noneMatch(line -> line.contains("stack trace") || line.length() > LINE_MAX);
    Files.deleteIfExists(copies.file);
  }

  private List<MessageId> idsOfCopy() throws Exception {
    try (MvStoreMessageStore store = copies.open(NARROW)) {
      assertThat(ids(store)).allMatch(id -> store.find(id).isPresent());
      return ids(store);
    }
  }

  private void requireNothingSetAside() throws IOException {
    assertThat(copies.log.lines()).allMatch(line -> line.startsWith("INFO"));
    try (var files = Files.list(copies.file.getParent())) {
      assertThat(files).allMatch(copies.file::equals);
    }
    assertThat(copies.log.lines()).allMatch(line -> line.startsWith("INFO"));
  }

  private static List<MessageId> ids(MvStoreMessageStore store) {
    return store.ids(IdRange.ALL, Duration.ZERO, 10_000);
  }

  /** The file as it was before each piece of a write. */
  private static final class Snapshots implements WatchedDisk.Watcher {

    private final Path file;
    private final List<byte[]> files = new ArrayList<>();

    Snapshots(Path file) {
      this.file = file;
    }

    MVStore open(Path path) {
      return WatchedDisk.openFile(path, this);
    }

    @Override
    public void writing(int bytes) {
      try {
        files.add(Files.readAllBytes(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
