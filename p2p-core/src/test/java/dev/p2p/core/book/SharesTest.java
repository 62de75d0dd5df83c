package dev.p2p.core.book;

import static dev.p2p.core.book.Addresses.NOW;
import static dev.p2p.core.book.Addresses.address;
import static dev.p2p.core.book.Addresses.book;
import static dev.p2p.core.book.Addresses.chosen;
import static dev.p2p.core.book.Addresses.inGroup;
import static dev.p2p.core.book.Addresses.other;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.NodeAddress;
import dev.p2p.core.settings.BookSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody gets more than a share of the book, and of what is drawn from it. */
final class SharesTest {

  private static final int PLACES = BookSettings.DEFAULTS.addressesMax() * 4 / 5;
  private static final int BUCKET = 16;

  private static final int ATTACKING_GROUPS = 10;
  private static final int PER_GROUP = 500;

  /** Groups of the honest are numbered from here on. */
  private static final int HONEST = 1_000;

  private static final int HONEST_NODES = 100;
  private static final int DRAWS = 2_000;

  private final AddressBook book = book(3);
  private final RandomGenerator random = new SplittableRandom(4);

  @Test
  void oneSourceFillsASixteenthOfWhatIsFresh() {
    for (int i = 0; i < 40_000; i++) {
      // As many peers of one group as are needed to say so much.
      book.learn(anywhere(), other(inGroup(1, i / 500)), NOW);
    }
    assertThat(book.usage().fresh()).isBetween(PLACES / 18, PLACES / 16);
  }

  @Test
  void ofOneGroupASourceFillsOneBucket() {
    for (int i = 0; i < PER_GROUP; i++) {
      book.learn(inGroup(2, i), other(inGroup(1, 1)), NOW);
    }
    assertThat(book.usage().fresh()).isEqualTo(BUCKET);
  }

  @Test
  void nobodyGivesWayWhileThereIsRoom() {
    for (int i = 0; i < BUCKET; i++) {
      NodeAddress peer = inGroup(1, i);
      book.learn(inGroup(2, i), i < BUCKET / 2 ? other(peer) : chosen(peer), NOW);
    }
    assertThat(book.usage().fresh()).isEqualTo(BUCKET);
  }

  @Test
  void oneGroupFillsEightBucketsOfWhatIsTried() {
    for (int i = 0; i < 5_000; i++) {
      book.succeeded(inGroup(2, i), NOW);
    }
    assertThat(book.usage().tried()).isBetween(4 * BUCKET, 8 * BUCKET);
  }

  @Test
  void theBookIsNeverFullerThanItsBound() {
    for (int i = 0; i < 60_000; i++) {
      NodeAddress address = anywhere();
      book.learn(address, chosen(anywhere()), NOW);
      if (i % 3 == 0) {
        book.succeeded(address, NOW);
      }
    }
    BookUsage usage = book.usage();
    assertThat(usage.fresh()).isBetween(PLACES * 3 / 4, PLACES);
    assertThat(usage.tried()).isBetween(PLACES / 6, PLACES / 4);
    assertThat(usage.heapBytes()).isEqualTo(640L * (usage.fresh() + usage.tried()));
  }

  @Test
  void whatPeersWeChoseNameDisplacesWhatWasOnlyHeard() {
    List<NodeAddress> heard = learn(50_000, i -> other(inGroup(i % 300, i)));
    int before = book.usage().fresh();
    List<NodeAddress> named = learn(500, i -> chosen(inGroup(HONEST, 1)));

    assertThat(named).filteredOn(this::isKnown).hasSizeGreaterThan(350);
    assertThat(heard).filteredOn(this::isKnown).hasSizeLessThan(before);
    learn(5_000, i -> other(inGroup(i % 300, i)));
    assertThat(named).filteredOn(this::isKnown).hasSizeGreaterThan(350);
  }

  @Test
  void anAttackerWithTenGroupsGetsItsShareOfPlacesAndDraws() {
    assertAttackerGetsItsShare(1);
  }

  @Tag("soak")
  @Test
  void soItDoesWithAHundredSeeds() {
    LongStream.rangeClosed(1, 100).forEach(SharesTest::assertAttackerGetsItsShare);
  }

  private static void assertAttackerGetsItsShare(long seed) {
    AddressBook victim = book(seed);
    List<NodeAddress> known = meetHonestNodes(victim);
    attack(victim);

    assertThat(victim.usage().fresh())
        .as("seed %d", seed)
        .isLessThan(HONEST_NODES + PLACES / 10)
        .isGreaterThan(1_000);
    assertThat(known).as("seed %d", seed).allMatch(each -> victim.find(each).isPresent());
    assertThat(attackersDrawn(victim, seed)).as("seed %d", seed).isLessThan(DRAWS / 4);
    assertThat(attackersTested(victim, seed)).as("seed %d", seed).isLessThan(DRAWS / 4);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void soItDoesWhenItsNodesProveGood(long seed) {
    AddressBook victim = book(seed);
    meetHonestNodes(victim).stream().limit(HONEST_NODES / 2).forEach(each -> reach(victim, each));
    attack(victim).forEach(each -> reach(victim, each));

    assertThat(victim.usage().tried()).as("seed %d", seed).isGreaterThan(500);
    assertThat(attackersDrawn(victim, seed)).as("seed %d", seed).isLessThan(DRAWS / 4);
    long told =
        victim.sample(40, inGroup(HONEST, 1), new SplittableRandom(seed), NOW).stream()
            .filter(SharesTest::isAttacker)
            .count();
    assertThat(told).as("seed %d", seed).isLessThan(20);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void anAttackerThatNamesAddressesWhereNobodyIsHidesNobody(long seed) {
    AddressBook victim = book(seed);
    for (int i = 0; i < 50_000; i++) {
      victim.learn(anywhere(), other(inGroup(i % ATTACKING_GROUPS, i % 256)), NOW);
    }
    List<NodeAddress> known = meetHonestNodes(victim);

    assertThat(victim.usage().fresh()).as("seed %d", seed).isGreaterThan(5_000);
    assertThat(known).as("seed %d", seed).hasSizeGreaterThan(HONEST_NODES * 9 / 10);
    long drawn = draws(victim, seed).stream().filter(known::contains).count();
    assertThat(drawn).as("seed %d", seed).isGreaterThan(DRAWS * 2 / 5);
  }

  private List<NodeAddress> learn(int count, IntFunction<AddressSource> source) {
    List<NodeAddress> learned = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      NodeAddress address = anywhere();
      if (book.learn(address, source.apply(i), NOW) instanceof Learned.Added) {
        learned.add(address);
      }
    }
    return learned;
  }

  private boolean isKnown(NodeAddress address) {
    return book.find(address).isPresent();
  }

  private NodeAddress anywhere() {
    return inGroup(2_000 + random.nextInt(20_000), random.nextInt(1 << 16));
  }

  /** Eight honest peers that we chose tell of a hundred; those that found a place. */
  private static List<NodeAddress> meetHonestNodes(AddressBook victim) {
    List<NodeAddress> known = new ArrayList<>();
    for (int i = 0; i < HONEST_NODES; i++) {
      NodeAddress node = inGroup(HONEST + i, 1);
      AddressSource source = chosen(inGroup(HONEST + i % 8, 1));
      if (victim.learn(node, source, NOW) instanceof Learned.Added) {
        known.add(node);
      }
    }
    return known;
  }

  /** Each of 5,000 attackers comes in, says where it listens, and names 10 others of them. */
  private static List<NodeAddress> attack(AddressBook victim) {
    List<NodeAddress> attackers = new ArrayList<>();
    for (int i = 0; i < ATTACKING_GROUPS * PER_GROUP; i++) {
      attackers.add(inGroup(i % ATTACKING_GROUPS, i / ATTACKING_GROUPS));
    }
    for (int i = 0; i < attackers.size(); i++) {
      victim.learn(attackers.get(i), new AddressSource.Itself(), NOW);
      for (int j = 1; j <= 10; j++) {
        NodeAddress named = attackers.get((i + 971 * j) % attackers.size());
        victim.learn(named, other(attackers.get(i)), NOW);
      }
    }
    return attackers;
  }

  private static void reach(AddressBook victim, NodeAddress address) {
    victim.attempted(address, NOW);
    victim.succeeded(address, NOW);
  }

  private static long attackersDrawn(AddressBook victim, long seed) {
    return draws(victim, seed).stream().filter(SharesTest::isAttacker).count();
  }

  private static long attackersTested(AddressBook victim, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    long attackers = 0;
    for (int i = 0; i < DRAWS; i++) {
      Optional<NodeAddress> drawn = victim.pickFeeler(random, each -> true, NOW);
      attackers += drawn.filter(SharesTest::isAttacker).isPresent() ? 1 : 0;
    }
    return attackers;
  }

  private static List<NodeAddress> draws(AddressBook victim, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    List<NodeAddress> drawn = new ArrayList<>();
    for (int i = 0; i < DRAWS; i++) {
      victim.pick(random, each -> true, NOW).ifPresent(drawn::add);
    }
    return drawn;
  }

  private static boolean isAttacker(NodeAddress address) {
    for (int i = 0; i < ATTACKING_GROUPS; i++) {
      if (AddressGroup.of(inGroup(i, 0)).equals(AddressGroup.of(address))) {
        return true;
      }
    }
    return false;
  }
}
