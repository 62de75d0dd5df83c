package dev.p2p.state.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.core.book.AddressBook;
import dev.p2p.core.book.Restored;
import dev.p2p.core.settings.BookSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is there when a process is killed while it saves an address book: one that can be read, and
 * that is no older than the last one of which the process said that it was saved.
 */
final class KillTest {

  private static final long SEED = 20_260_301;
  private static final int LINES_MAX = 20;
  private static final long NANOS_MAX = 20_000_000;
  private static final String SAVED = "saved ";

  private final RandomGenerator random = new SplittableRandom(SEED);

  @TempDir private Path folder;

  @Test
  @Timeout(120)
  void aKilledProcessLeavesABookThatCanBeReadAndIsNoOlderThanItSaid() throws Exception {
    killAgainAndAgain(5);
  }

  @Tag("soak")
  @Test
  @Timeout(3_600)
  void fiveHundredKilledProcessesLeaveBooksThatCanBeReadAndAreNoOlderThanTheySaid()
      throws Exception {
    killAgainAndAgain(500);
  }

  private void killAgainAndAgain(int times) throws Exception {
    for (int i = 1; i <= times; i++) {
      int said = saveUntilKilled();
      assertThat(savedNumber()).as("kill %d, seed %d", i, SEED).isBetween(said, said + 1);
    }
  }

  /** The number of the last book of which the process said that it was saved. */
  private int saveUntilKilled() throws Exception {
    try (ChildProcess child = ChildProcess.start(SavingProcess.class, folder.toString())) {
      String line = child.readLine();
      for (int lines = random.nextInt(LINES_MAX); lines > 0; lines--) {
        line = child.readLine();
      }
      child.runFor(random.nextLong(NANOS_MAX));
      child.kill();
      // Lines are written whole: what is shorter was cut off, and never said.
      for (String unread : child.rest()) {
        line = unread;
      }
      assertThat(line).startsWith(SAVED);
      return Integer.parseInt(line.substring(SAVED.length()));
    }
  }

  private int savedNumber() throws Exception {
    try (FileStateStore store = FileStateStore.open(folder)) {
      Bytes saved = store.load(SavingProcess.NAME).orElseThrow();
      Restored restored =
          AddressBook.restore(saved, BookSettings.DEFAULTS, Instant.parse("2026-03-01T12:00:00Z"));
      assertThat(restored).isInstanceOf(Restored.Book.class);
      AddressBook book = ((Restored.Book) restored).book();
      assertThat(book.usage().tried()).isGreaterThan(500);
      return SavingProcess.number(book.anchors().getFirst());
    }
  }
}
