package dev.p2p.state.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.api.Bytes;
import dev.p2p.spi.StateStore;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is in the folder, and what is said when it is not as it should be. */
final class FileStateStoreTest {

  private static final Bytes CONTENT = Bytes.utf8("content");

  @TempDir private Path folder;

  @Test
  void aStateIsAFileOfItsName() throws Exception {
    try (FileStateStore store = FileStateStore.open(folder)) {
      store.save("addresses", CONTENT);
      assertThat(folder.resolve("addresses")).hasContent("content");
      assertThat(names()).containsExactly(".lock", "addresses");
    }
  }

  @Test
  void whatAnInterruptedSaveLeftIsWrittenOver() throws Exception {
    Files.writeString(folder.resolve("addresses.new"), "a long text that nobody wants");
    try (FileStateStore store = FileStateStore.open(folder)) {
      assertThat(store.load("addresses")).isEmpty();
      store.save("addresses", CONTENT);
      assertThat(store.load("addresses")).contains(CONTENT);
    }
    assertThat(names()).containsExactly(".lock", "addresses");
  }

  @Test
  void whatIsSetAsideIsNumberedAndAtMostNineAreKept() throws Exception {
    try (FileStateStore store = FileStateStore.open(folder)) {
      for (int i = 1; i <= 11; i++) {
        store.save("addresses", Bytes.utf8("bad " + i));
        assertThat(store.setAside("addresses"))
            .isEqualTo(
                folder
                    .resolve("addresses.damaged" + (i == 1 ? "" : "." + Math.min(i, 9)))
                    .toString());
      }
    }
    assertThat(folder.resolve("addresses.damaged")).hasContent("bad 1");
    assertThat(folder.resolve("addresses.damaged.2")).hasContent("bad 2");
    assertThat(folder.resolve("addresses.damaged.9")).hasContent("bad 11");
    assertThat(names()).hasSize(10);
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    Path missing = folder.resolve("missing");
    assertFails(() -> FileStateStore.open(missing), missing + ": there is no such folder");
  }

  @Test
  void aFileIsNoFolder() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertFails(() -> FileStateStore.open(file), file + ": is not a folder");
  }

  @Test
  void aFolderThatIsNotWritableIsRefusedAndMayBeOpenedLater() throws Exception {
    Path obstacle = Files.createDirectory(folder.resolve(".lock"));
    assertFails(() -> FileStateStore.open(folder), folder + ": is not writable: Is a directory");
    Files.delete(obstacle);
    FileStateStore.open(folder).close();
  }

  @Test
  void aFolderThatIsInUseIsRefusedUntilItIsNot() throws Exception {
    FileStateStore first = FileStateStore.open(folder);
    String inUse = folder + ": is in use, by another node perhaps";
    assertFails(() -> FileStateStore.open(folder), inUse);
    assertFails(
        () -> FileStateStore.open(folder.resolve(".")),
        folder + "/.: is in use, by another node perhaps");
    first.save("addresses", CONTENT);
    first.close();
    FileStateStore.open(folder).close();
  }

  @Test
  @Timeout(60)
  void anotherProcessIsRefusedAsWell() throws Exception {
    FileStateStore first = FileStateStore.open(folder);
    // A second attempt of this process must not let the folder go.
    assertThatExceptionOfType(StateStoreException.class)
        .isThrownBy(() -> FileStateStore.open(folder));
    assertThat(saidByAnotherProcess())
        .containsExactly(folder + ": is in use, by another node perhaps");
    first.close();
    assertThat(saidByAnotherProcess()).first().isEqualTo("open");
  }

  @Test
  void whatCanNotBeReadOrSavedIsNamedWithTheReason() throws Exception {
    try (FileStateStore store = FileStateStore.open(folder)) {
      Path file = Files.createDirectory(folder.resolve("addresses"));
      assertFails(() -> store.load("addresses"), file + ": can't be read: Is a directory");
      Files.writeString(file.resolve("within"), "");
      assertThatExceptionOfType(StateStoreException.class)
          .isThrownBy(() -> store.save("addresses", CONTENT))
          .withMessageStartingWith(file + ": can't be saved: ");
    }
  }

  @Test
  void aFolderThatIsGoneIsNamed() throws Exception {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    try (FileStateStore store = FileStateStore.open(gone)) {
      Files.delete(gone.resolve(".lock"));
      Files.delete(gone);
      Path file = gone.resolve("addresses");
      assertFails(
          () -> store.save("addresses", CONTENT), file + ": can't be saved: it is not there");
      assertFails(
          () -> store.setAside("addresses"), file + ": can't be set aside: it is not there");
    }
  }

  @Test
  void aFileOfAnAbsurdSizeIsNotRead() throws Exception {
    Path file = folder.resolve("addresses");
    try (FileStateStore store = FileStateStore.open(folder);
        RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(1L << 40);
      assertFails(
          () -> store.load("addresses"),
          file + ": must be at most %d bytes, is longer".formatted(StateStore.BYTES_MAX));
      store.setAside("addresses");
      assertThat(store.load("addresses")).isEmpty();
    }
  }

  private static void assertFails(ThrowingCallable call, String message) {
    assertThatExceptionOfType(StateStoreException.class).isThrownBy(call).withMessage(message);
  }

  private List<String> saidByAnotherProcess() throws IOException, InterruptedException {
    try (ChildProcess child = ChildProcess.start(SavingProcess.class, folder.toString())) {
      String first = child.readLine();
      child.kill();
      return first.startsWith("saved") ? List.of("open") : List.of(first);
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
