package dev.p2p.store.mvstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever runs a node is told about a file that is none, or can't be opened. */
final class OpeningTest {

  private static final int BLOCK_BYTES = 4096;

  @TempDir private Path directory;
  private TestStore stores;

  @BeforeEach
  void prepare() {
    stores = new TestStore(directory);
  }

  @Test
  void theDirectoryMustBeThere() {
    requireRefused(
        new TestStore(directory.resolve("none")), "there is no directory " + directory + "/none");
  }

  @Test
  void andBeOne() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    requireRefused(new TestStore(file), "there is no directory " + file);
  }

  @Test
  void whatIsThereMustBeAFile() throws IOException {
    Files.createDirectory(stores.file);
    requireRefused(stores, "is not a file");
  }

  @Test
  void whichCanBeWritten() throws IOException {
    Files.createFile(stores.file);
    assumeFalse(stores.file.toFile().setWritable(false) && Files.isWritable(stores.file), "root");
    requireRefused(stores, "is not readable and writable");
  }

  @Test
  void theDirectoryMustBeWritableForANewOne() {
    assumeFalse(directory.toFile().setWritable(false) && Files.isWritable(directory), "root");
    requireRefused(stores, "the directory is not writable");
  }

  @Test
  void nobodyElseMayHaveItOpen() throws Exception {
    try (MvStoreMessageStore store = stores.open()) {
      requireRefused(stores, "is in use, by another node perhaps");
      store.keep(TestStore.messages(1).get(0));
    }
    try (MvStoreMessageStore store = stores.open()) {
      assertThat(store.usage().messages()).isEqualTo(1);
    }
  }

  @Test
  void aFileOfSomethingElseIsLeftAlone() throws IOException {
    Files.writeString(stores.file, "Dear diary,");
    requireRefused(stores, "is a file of something else");
    assertThat(stores.file).hasContent("Dear diary,");
  }

  @Test
  void evenIfItIsOneOfMvStore() throws IOException {
    try (MVStore other = MVStore.open(stores.file.toString())) {
      other.openMap("accounts").put(1, "a fortune");
    }
    requireRefused(stores, "is a file of something else");
    try (MVStore other = MVStore.open(stores.file.toString())) {
      assertThat(other.openMap("accounts").get(1)).isEqualTo("a fortune");
    }
  }

  @Test
  void anotherFormatIsToldByItsNumber() throws IOException {
    try (MVStore later = MVStore.open(stores.file.toString())) {
      later.setStoreVersion(2);
      later.openMap("frames.2");
    }
    requireRefused(stores, "is in format 2, this version knows 1");
  }

  @Test
  void soIsAnotherFormatOfMvStoreItself() throws Exception {
    stores.open().close();
    byte[] file = Files.readAllBytes(stores.file);
    setFormat(file, 0, 9);
    setFormat(file, BLOCK_BYTES, 9);
    Files.write(stores.file, file);

    requireRefused(
        stores,
        "was written by another version of MVStore: The write format 9 is larger than the supported"
            + " format 3");
  }

  @Test
  void anEmptyFileIsANewStore() throws Exception {
    Files.createFile(stores.file);
    requireEmptyAndUsable();
    assertThat(stores.log.lines()).allMatch(line -> line.startsWith("INFO"));
  }

  @Test
  void aDamagedFileIsSetAsideAndSaidToBe() throws Exception {
    byte[] zeros = new byte[3 * BLOCK_BYTES];
    Files.write(stores.file, zeros);
    Path aside = directory.resolve("recent.mv.damaged");
    Files.writeString(aside, "set aside before");

    requireEmptyAndUsable();
    assertThat(aside).hasBinaryContent(zeros);
    assertThat(stores.log.lines().get(0))
        .startsWith("WARN " + stores.file + " is damaged (Store header is corrupt")
        .endsWith("): set aside as " + aside + ", and begun anew");
  }

  @Test
  void aDamagedFileThatCannotBeSetAsideIsLeftAlone() throws IOException {
    Files.write(stores.file, new byte[2 * BLOCK_BYTES]);
    Files.createDirectories(directory.resolve("recent.mv.damaged/full"));

    assertThatExceptionOfType(MessageStoreException.class)
        .isThrownBy(stores::open)
        .withMessageStartingWith(stores.file + ": damaged (Store header is corrupt")
        .withMessageContaining("can't be renamed to " + stores.file + ".damaged: ");
    assertThat(stores.file).hasBinaryContent(new byte[2 * BLOCK_BYTES]);
  }

  @Test
  void aDiskThatIsFullIsToldAtOnce() {
    var full =
        new WatchedDisk.Watcher() {
          @Override
          public void writing(int bytes) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    assertThatExceptionOfType(MessageStoreException.class)
        .isThrownBy(() ->
            stores.open(
                MvStoreSettings.of(1, 1, TestStore.KEEP_FOR),
                TestStore.WIRE.frames(),
                path -> WatchedDisk.openFile(path, full)))
        .withMessageStartingWith(stores.file + ": can't be opened: ")
        .withRootCauseInstanceOf(IOException.class);
  }

  private void requireEmptyAndUsable() throws Exception {
    try (MvStoreMessageStore store = stores.open()) {
      assertThat(store.usage().messages()).isZero();
      assertThat(store.usage().lost()).isZero();
      store.keep(TestStore.messages(1).get(0));
    }
    try (MvStoreMessageStore store = stores.open()) {
      assertThat(store.usage().messages()).isEqualTo(1);
    }
  }

  private static void requireRefused(TestStore stores, String reason) {
    assertThatExceptionOfType(MessageStoreException.class)
        .isThrownBy(stores::open)
        .withMessage(stores.file + ": " + reason);
    assertThat(stores.log.lines()).noneMatch(line -> line.startsWith("WARN"));
    assertThat(stores.execution.running()).isLessThanOrEqualTo(2);
  }

  /** Changes a header of MVStore and its checksum. */
  private static void setFormat(byte[] file, int at, int format) {
    String header = new String(file, at, BLOCK_BYTES, StandardCharsets.ISO_8859_1);
    String changed =
        header
            .substring(0, header.indexOf(",fletcher:"))
            .replaceFirst("format:3", "format:" + format);
    byte[] bytes = changed.getBytes(StandardCharsets.ISO_8859_1);
    int checksum = DataUtils.getFletcher32(bytes, 0, bytes.length);
    byte[] whole =
        (changed + ",fletcher:" + Integer.toHexString(checksum) + "\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(Arrays.copyOf(whole, BLOCK_BYTES), 0, file, at, BLOCK_BYTES);
  }
}
