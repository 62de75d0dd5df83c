package dev.p2p.core.book;

import static dev.p2p.core.book.Addresses.NOW;
import static dev.p2p.core.book.Addresses.address;
import static dev.p2p.core.book.Addresses.book;
import static dev.p2p.core.book.Addresses.chosen;
import static dev.p2p.core.book.Addresses.inGroup;
import static dev.p2p.core.book.Addresses.narrowBook;
import static dev.p2p.core.book.Addresses.other;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.NodeAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to an address, and what comes of it. */
final class QualityTest {

  private static final NodeAddress PEER = inGroup(1, 1);
  private static final NodeAddress FIRST = inGroup(7, 0);
  private static final Duration DAY = Duration.ofDays(1);

  private final RandomGenerator random = new SplittableRandom(5);

  /** One place in each bucket, so that of one group and source there is one. */
  private final AddressBook narrow = narrowBook(1);

  @Test
  void whatHappenedIsRemembered() {
    AddressBook book = book(1);
    book.learn(FIRST, chosen(PEER), NOW);
    assertThat(book.find(FIRST)).contains(info(false, NOW, null, null, 0));

    book.attempted(FIRST, NOW.plusSeconds(1));
    book.failed(FIRST, NOW.plusSeconds(2));
    assertThat(book.find(FIRST)).contains(info(false, NOW, NOW.plusSeconds(1), null, 1));

    book.succeeded(FIRST, NOW.plusSeconds(3));
    assertThat(book.find(FIRST))
        .contains(info(true, NOW, NOW.plusSeconds(3), NOW.plusSeconds(3), 0));
  }

  @Test
  void whatIsHeardAgainIsYoungerUnlessFromSomebodyWhoCountsLess() {
    AddressBook book = book(1);
    book.learn(FIRST, other(PEER), NOW);
    book.learn(FIRST, other(PEER), NOW.plusSeconds(1));
    assertThat(book.find(FIRST)).contains(info(false, NOW.plusSeconds(1), null, null, 0));
    book.learn(FIRST, chosen(PEER), NOW.plusSeconds(2));
    book.learn(FIRST, other(PEER), NOW.plusSeconds(3));

    assertThat(book.find(FIRST)).contains(info(false, NOW.plusSeconds(2), null, null, 0));
    assertThat(book.learn(FIRST, other(PEER), NOW)).isEqualTo(new Learned.Known());
  }

  @Test
  void whoWasFoundWithoutBeingInTheBookComesIn() {
    AddressBook book = book(1);
    book.succeeded(FIRST, NOW);
    assertThat(book.find(FIRST)).contains(info(true, NOW, NOW, NOW, 0));
    book.succeeded(address("node.example"), NOW);
    assertThat(book.usage()).extracting(BookUsage::fresh, BookUsage::tried).containsExactly(0, 1);
  }

  @Test
  void anAddressThatFailedThreeTimesAndWasNeverGoodGivesWay() {
    narrow.learn(FIRST, other(PEER), NOW);
    failWhileOthersAreReached(FIRST, 2, NOW);
    assertKept(NOW.plusSeconds(100));
    failWhileOthersAreReached(FIRST, 1, NOW.plusSeconds(200));
    assertKept(NOW.plusSeconds(260));
    assertGivesWay(NOW.plusSeconds(261));
  }

  @Test
  void anAddressNobodyNamesAnyMoreGivesWay() {
    narrow.learn(FIRST, other(PEER), NOW);
    assertKept(NOW.plus(DAY.multipliedBy(30)));
    assertGivesWay(NOW.plus(DAY.multipliedBy(30)).plusMillis(1));
  }

  @Test
  void whileNobodyIsReachedOneFailureCounts() {
    AddressBook book = book(1);
    book.learn(FIRST, other(PEER), NOW);
    for (int i = 0; i < 100; i++) {
      book.attempted(FIRST, NOW.plusSeconds(i));
      book.failed(FIRST, NOW.plusSeconds(i));
    }
    assertThat(book.find(FIRST)).map(AddressInfo::failures).contains(1);
  }

  @Test
  void aGoodAddressGivesWayOnlyIfItFailsATest() {
    List<NodeAddress> both = rivals();
    NodeAddress holder = both.get(0);
    NodeAddress challenger = both.get(1);
    Instant later = NOW.plus(DAY);
    narrow.succeeded(challenger, later);
    assertTried(holder, true);
    assertTried(challenger, false);
    assertThat(narrow.pickFeeler(random, each -> true, later)).contains(holder);

    narrow.attempted(holder, later.plusSeconds(1));
    assertThat(narrow.pickFeeler(random, holder::equals, later.plusSeconds(1))).isEmpty();
    narrow.failed(holder, later.plusSeconds(2));
    assertTried(holder, false);
    assertTried(challenger, true);
  }

  @Test
  void aGoodAddressThatPassesTheTestStays() {
    List<NodeAddress> both = rivals();
    Instant later = NOW.plus(DAY);
    narrow.succeeded(both.get(1), later);
    narrow.succeeded(both.get(0), later.plusSeconds(1));

    assertTried(both.get(0), true);
    assertTried(both.get(1), false);
    assertThat(narrow.pickFeeler(random, each -> !each.equals(both.get(1)), later)).isEmpty();
    // The challenge is over: a later failure is a failure and no more.
    narrow.failed(both.get(0), later.plusSeconds(2));
    assertTried(both.get(0), true);
  }

  @Test
  void whoWasGoodOfLateIsNotTested() {
    List<NodeAddress> both = rivals();
    narrow.succeeded(both.get(1), NOW.plus(Duration.ofHours(4)));
    narrow.failed(both.get(0), NOW.plus(Duration.ofHours(4)).plusSeconds(1));
    assertTried(both.get(0), true);
  }

  @Test
  void aTestThatNobodyMakesIsForgotten() {
    List<NodeAddress> both = rivals();
    Instant later = NOW.plus(DAY);
    narrow.succeeded(both.get(1), later);
    Instant tooLate = later.plus(Duration.ofMinutes(40)).plusMillis(1);
    assertThat(narrow.pickFeeler(random, both.get(0)::equals, tooLate)).isEmpty();
    narrow.failed(both.get(0), tooLate);
    assertTried(both.get(0), true);
  }

  @Test
  void aTerribleAddressGivesItsTriedPlaceToTheNextThatIsGood() {
    List<NodeAddress> both = rivals();
    failWhileOthersAreReached(both.get(0), 10, NOW.plus(DAY.multipliedBy(7)));
    narrow.succeeded(both.get(1), NOW.plus(DAY.multipliedBy(8)));
    assertTried(both.get(1), true);
  }

  @Test
  void triedAndFreshAreDrawnAboutEvenly() {
    AddressBook book = book(1);
    IntStream.range(0, 30).forEach(i -> book.learn(inGroup(i, 1), chosen(PEER), NOW));
    IntStream.range(30, 35).forEach(i -> book.succeeded(inGroup(i, 1), NOW.minus(DAY)));
    long tried =
        IntStream.range(0, 1_000)
            .mapToObj(i -> book.pick(random, each -> true, NOW).orElseThrow())
            .filter(each -> book.find(each).orElseThrow().tried())
            .count();
    assertThat(tried).isBetween(440L, 560L);
  }

  @Test
  void feelersGoWhereNobodyWasFoundYet() {
    AddressBook book = book(1);
    IntStream.range(0, 30).forEach(i -> book.learn(inGroup(i, 1), other(PEER), NOW));
    IntStream.range(0, 15).forEach(i -> book.succeeded(inGroup(i, 1), NOW));
    for (int i = 0; i < 200; i++) {
      NodeAddress drawn = book.pickFeeler(random, each -> true, NOW).orElseThrow();
      assertThat(book.find(drawn).orElseThrow().tried()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50, 250})
  void theOnlyEligibleOneIsFound(int size) {
    AddressBook book = book(1);
    List<NodeAddress> addresses = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (book.learn(inGroup(i, 1), chosen(PEER), NOW) instanceof Learned.Added) {
        addresses.add(inGroup(i, 1));
      }
    }
    assertThat(addresses)
        .hasSize(size)
        .allMatch(each -> book.pick(random, each::equals, NOW).equals(Optional.of(each)))
        .allMatch(each -> book.pickFeeler(random, each::equals, NOW).equals(Optional.of(each)));
    assertThat(book.pick(random, each -> false, NOW)).isEmpty();
  }

  @Test
  void whatFailedOrWasTriedOfLateIsDrawnSeldom() {
    AddressBook book = book(1);
    List.of(0, 1, 2).forEach(i -> book.learn(inGroup(i, 1), chosen(PEER), NOW));
    book.attempted(inGroup(1, 1), NOW.minusSeconds(5));
    failWhileOthersAreReached(book, inGroup(2, 1), 4, NOW.minus(DAY));
    int[] drawn = new int[3];
    for (int i = 0; i < 1_000; i++) {
      NodeAddress address =
          book.pickFeeler(random, each -> each.port() == Addresses.PORT, NOW).orElseThrow();
      IntStream.range(0, 3).filter(k -> inGroup(k, 1).equals(address)).forEach(k -> drawn[k]++);
    }
    assertThat(drawn[1]).isLessThan(60);
    assertThat(drawn[2]).isBetween(100, 300);
  }

  @Test
  void theEligibleAreAskedForWithoutTheLock() throws Exception {
    AddressBook book = book(1);
    book.learn(FIRST, chosen(PEER), NOW);
    Optional<NodeAddress> picked =
        book.pick(
            random,
            each -> {
              Thread reader = Thread.ofVirtual().start(() -> book.find(each));
              try {
                return reader.join(Duration.ofSeconds(10));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            },
            NOW);
    assertThat(picked).contains(FIRST);
  }

  /** Two addresses with the same place among the tried ones; the first has it, since now. */
  private List<NodeAddress> rivals() {
    NodeAddress challenger =
        IntStream.iterate(1, i -> i + 1)
            .mapToObj(i -> inGroup(7, i))
            .filter(QualityTest::isRivalOfFirst)
            .findFirst()
            .orElseThrow();
    narrow.succeeded(FIRST, NOW);
    return List.of(FIRST, challenger);
  }

  private static boolean isRivalOfFirst(NodeAddress address) {
    AddressBook trial = narrowBook(1);
    trial.succeeded(FIRST, NOW);
    trial.succeeded(address, NOW);
    return !trial.find(address).orElseThrow().tried();
  }

  private void failWhileOthersAreReached(NodeAddress address, int times, Instant from) {
    failWhileOthersAreReached(narrow, address, times, from);
  }

  private static void failWhileOthersAreReached(
      AddressBook book, NodeAddress address, int times, Instant from) {
    for (int i = 0; i < times; i++) {
      Instant now = from.plusMillis(i + 1);
      book.succeeded(new NodeAddress("99.99.99.99", 1), now);
      book.attempted(address, from);
      book.failed(address, now);
    }
  }

  private void assertKept(Instant now) {
    assertThat(narrow.learn(inGroup(7, 1), other(PEER), now))
        .isEqualTo(new Learned.Refused(Refusal.SHARE_FULL));
  }

  private void assertGivesWay(Instant now) {
    assertThat(narrow.learn(inGroup(7, 1), other(PEER), now)).isEqualTo(new Learned.Added());
    assertThat(narrow.find(FIRST)).isEmpty();
  }

  private void assertTried(NodeAddress address, boolean tried) {
    assertThat(narrow.find(address)).as("%s", address).map(AddressInfo::tried).contains(tried);
  }

  private static AddressInfo info(
      boolean tried,
      Instant heard,
      @Nullable Instant attempted,
      @Nullable Instant succeeded,
      int failures) {
    return new AddressInfo(
        FIRST,
        tried,
        Optional.of(heard),
        Optional.ofNullable(attempted),
        Optional.ofNullable(succeeded),
        failures);
  }
}
