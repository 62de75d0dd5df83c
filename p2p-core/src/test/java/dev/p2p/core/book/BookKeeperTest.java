package dev.p2p.core.book;

import static dev.p2p.core.book.Addresses.inGroup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.api.Bytes;
import dev.p2p.core.settings.BookSettings;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.ManualTicker;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.RecordingObserver;
import dev.p2p.testkit.state.MemoryStateStore;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class BookKeeperTest {

  private static final Duration SAVE_EVERY = BookSettings.DEFAULTS.saveEvery();

  private final ManualTime time = new ManualTime();
  private final RecordingObserver observer = new RecordingObserver();
  private final MemoryStateStore.Place place = new MemoryStateStore.Place();

  @Test
  void aNewBookIsEmptyAndNotSavedUntilItChanges() throws Exception {
    try (BookKeeper keeper = open()) {
      assertThat(keeper.book().usage().fresh()).isZero();
      pass(keeper, SAVE_EVERY);
      assertThat(place.states()).isEmpty();
    }
    assertThat(place.states()).isEmpty();
    assertThat(observer.all(NodeEvent.class)).isEmpty();
  }

  @Test
  void whatChangedIsSavedWhenItIsDueAndNoEarlier() throws Exception {
    try (BookKeeper keeper = open()) {
      keeper.book().succeeded(inGroup(1, 1), time.now());
      pass(keeper, SAVE_EVERY.minusNanos(1));
      assertThat(place.states()).isEmpty();
      pass(keeper, Duration.ofNanos(1));
      assertThat(place.states()).containsEntry("addresses", keeper.book().snapshot());

      place.put("addresses", Bytes.EMPTY);
      pass(keeper, SAVE_EVERY);
      assertThat(place.states()).containsEntry("addresses", Bytes.EMPTY);
    }
  }

  @Test
  void closeSavesAndTheNextOneHasIt() throws Exception {
    Bytes saved;
    try (BookKeeper keeper = open()) {
      keeper.book().succeeded(inGroup(1, 1), time.now());
      saved = keeper.book().snapshot();
    }
    try (BookKeeper keeper = open()) {
      assertThat(keeper.book().snapshot()).isEqualTo(saved);
    }
    assertThat(observer.all(NodeEvent.class)).isEmpty();
  }

  @Test
  void whatIsSavedAfterItsCloseIsNobodys() throws Exception {
    BookKeeper keeper = open();
    keeper.close();
    keeper.book().succeeded(inGroup(1, 1), time.now());
    keeper.close();
    assertThat(place.states()).isEmpty();
    assertThat(keeper.turn()).isFalse();
  }

  @Test
  void aDamagedBookIsSetAsideWithWhatWhereAndWhyAndAnEmptyOneBegun() throws Exception {
    place.put("addresses", Bytes.utf8("p2p-addresses 1\nsecret"));
    try (BookKeeper keeper = open()) {
      assertThat(keeper.book().usage().fresh()).isZero();
      keeper.book().succeeded(inGroup(1, 1), time.now());
    }
    assertThat(observer.all(NodeEvent.class))
        .containsExactly(
            new NodeEvent.StateSetAside(
                "addresses", "addresses.damaged", "line 2: the end is missing"));
    assertThat(place.states())
        .containsEntry("addresses.damaged", Bytes.utf8("p2p-addresses 1\nsecret"))
        .containsKey("addresses");
  }

  @Test
  void aBookThatCanNeitherBeReadNorSetAsideIsAnError() {
    place.failWith("input/output error");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(this::open)
        .withMessage("addresses: input/output error");
  }

  @Test
  void whatCanNotBeSavedIsCountedToldOnceAndTriedAgain() throws Exception {
    try (BookKeeper keeper = open()) {
      keeper.book().succeeded(inGroup(1, 1), time.now());
      place.failWith("disk full");
      pass(keeper, SAVE_EVERY);
      pass(keeper, SAVE_EVERY);
      assertThat(keeper.failures()).isEqualTo(2);
      assertThat(observer.all(NodeEvent.class))
          .containsExactly(new NodeEvent.StateNotSaved("addresses", "addresses: disk full"));

      place.failWith(null);
      pass(keeper, SAVE_EVERY);
      assertThat(place.states()).containsKey("addresses");
      keeper.book().succeeded(inGroup(1, 1), time.now());
      place.failWith("disk full again");
      pass(keeper, SAVE_EVERY);
      assertThat(observer.all(NodeEvent.class))
          .hasSize(2)
          .endsWith(new NodeEvent.StateNotSaved("addresses", "addresses: disk full again"));
    }
  }

  @Test
  @Timeout(30)
  void savesOnAThreadOfItsOwnWhichEndsWithIt() throws Exception {
    ManualTicker threads = new ManualTicker();
    BookKeeper keeper = open();
    threads.start("p2p-book-keeper", keeper);
    keeper.book().succeeded(inGroup(1, 1), time.now());
    threads.awaitRest();
    assertThat(keeper.isReady()).isFalse();

    time.advance(SAVE_EVERY);
    keeper.tick(time.nanoTime());
    threads.awaitRest();
    assertThat(place.states()).containsKey("addresses");
    keeper.close();
    while (threads.running() > 0) {
      Thread.onSpinWait();
    }
  }

  private BookKeeper open() throws IOException {
    return BookKeeper.open(
        new MemoryStateStore(place),
        BookSettings.DEFAULTS,
        new BookKeeper.Surroundings(observer, time, new SplittableRandom(1)));
  }

  /** Lets time pass, and the keeper do what is due then. */
  private void pass(BookKeeper keeper, Duration step) {
    time.advance(step);
    keeper.tick(time.nanoTime());
    while (keeper.isReady()) {
      assertThat(keeper.turn()).isTrue();
    }
  }
}
