package dev.p2p.core.book;

import static dev.p2p.core.book.Addresses.NOW;
import static dev.p2p.core.book.Addresses.address;
import static dev.p2p.core.book.Addresses.book;
import static dev.p2p.core.book.Addresses.chosen;
import static dev.p2p.core.book.Addresses.inGroup;
import static dev.p2p.core.book.Addresses.other;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.NodeAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others are told. */
final class SampleTest {

  private static final NodeAddress ASKER = inGroup(99, 1);

  private final AddressBook book = book(1);

  @Test
  void onlyWhatIsKnownFromFirstHandIsTold() {
    book.learn(inGroup(0, 1), other(ASKER), NOW);
    book.learn(inGroup(1, 1), chosen(ASKER), NOW);
    book.learn(inGroup(2, 1), new AddressSource.Configured(), NOW);
    book.learn(inGroup(3, 1), new AddressSource.Itself(), NOW);
    book.succeeded(inGroup(4, 1), NOW);

    assertThat(sample(100, NOW)).containsExactlyInAnyOrder(inGroup(3, 1), inGroup(4, 1));
  }

  @Test
  void whatFailedOrIsOldIsNotTold() {
    book.succeeded(inGroup(0, 1), NOW);
    book.succeeded(inGroup(1, 1), NOW);
    book.failed(inGroup(1, 1), NOW.plusSeconds(1));
    assertThat(sample(10, NOW.plusSeconds(2))).containsExactly(inGroup(0, 1));
    assertThat(sample(10, NOW.plus(Duration.ofDays(7)))).containsExactly(inGroup(0, 1));
    assertThat(sample(10, NOW.plus(Duration.ofDays(7)).plusMillis(1))).isEmpty();
  }

  @Test
  void nobodyIsToldOfItself() {
    book.succeeded(ASKER, NOW);
    assertThat(sample(10, NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "45.6.7.8,    45.6.7.9",
    "192.168.0.1, 10.0.0.1 45.6.7.9",
    "127.0.0.2,   127.0.0.1 10.0.0.1 45.6.7.9",
  })
  void nobodyIsToldWhatItCanNotReach(String asker, String told) {
    List.of("45.6.7.9", "10.0.0.1", "127.0.0.1")
        .forEach(host -> book.succeeded(address(host), NOW));
    assertThat(book.sample(50, address(asker), new SplittableRandom(1), NOW))
        .map(NodeAddress::host)
        .containsExactlyInAnyOrder(told.split(" "));
  }

  @Test
  void isNoLargerThanWanted() {
    for (int i = 0; i < 50; i++) {
      book.succeeded(inGroup(i, 1), NOW);
    }
    assertThat(sample(20, NOW)).hasSize(20).doesNotHaveDuplicates();
    assertThat(sample(0, NOW)).isEmpty();
    assertThat(sample(1_000, NOW)).hasSize(50);
  }

  private List<NodeAddress> sample(int max, Instant now) {
    return book.sample(max, ASKER, new SplittableRandom(1), now);
  }
}
