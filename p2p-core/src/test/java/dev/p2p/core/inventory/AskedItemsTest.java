package dev.p2p.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.ChainHash;
import dev.p2p.api.InventoryItem;
import dev.p2p.api.PeerId;
import dev.p2p.core.inventory.AskedItems.Claimed;
import dev.p2p.core.settings.InventorySettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class AskedItemsTest {

  private static final PeerId ANNA = new PeerId("anna");
  private static final PeerId BOB = new PeerId("bob");
  private static final PeerId CARL = new PeerId("carl");
  private static final Duration ASK_FOR = Duration.ofSeconds(10);
  private static final Duration AVOID_FOR = Duration.ofSeconds(30);

  private final AskedItems asked = asked(8, 4);
  private long now = Long.MAX_VALUE - 5; // on the way to overflow, as a clock may be

  @Test
  void anItemIsAskedOfThePeerThatAnnouncedItFirst() {
    assertThat(claim(ANNA, 1, 2)).isEqualTo(items(1, 2));
    assertThat(claim(BOB, 2, 3)).isEqualTo(items(3));
  }

  @Test
  void anItemThatIsAnnouncedTwiceAtOnceIsAskedForOnce() {
    assertThat(claim(ANNA, 1, 1)).isEqualTo(items(1));
  }

  @Test
  void aTransactionAndABlockOfTheSameHashAreTwoItems() {
    ChainHash hash = new ChainHash(1, 0, 0, 0);
    List<InventoryItem> both = List.of(InventoryItem.transaction(hash), InventoryItem.block(hash));

    assertThat(asked.claim(both, ANNA, now).items()).isEqualTo(both);
  }

  @Test
  void whoDoesNotSendItInTimeIsNotAskedAgainButTheNextIs() {
    claim(ANNA, 1);

    pass(ASK_FOR.minusNanos(1));
    assertThat(claim(BOB, 1)).isEmpty();

    pass(Duration.ofNanos(1));
    assertThat(claim(ANNA, 1)).isEmpty();
    assertThat(claim(BOB, 1)).isEqualTo(items(1));
    assertThat(claim(CARL, 1)).isEmpty();
  }

  @Test
  void afterAWhileTheSamePeerIsAskedAgain() {
    claim(ANNA, 1);

    pass(ASK_FOR.plus(AVOID_FOR).minusNanos(1));
    assertThat(claim(ANNA, 1)).isEmpty();

    pass(Duration.ofNanos(1));
    assertThat(claim(ANNA, 1)).isEqualTo(items(1));
  }

  @Test
  void whatHasComeIsNotAskedForForAWhileAndCanThenBeAskedOfAnyone() {
    claim(ANNA, 1);
    asked.arrived(item(1));

    assertThat(claim(BOB, 1)).isEmpty();
    pass(ASK_FOR);
    assertThat(claim(ANNA, 1)).isEqualTo(items(1));
  }

  @Test
  void whatHasComeLeavesRoomInThePeersShare() {
    claim(ANNA, 1, 2, 3, 4);
    assertThat(claim(ANNA, 5)).isEmpty();

    asked.arrived(item(2));
    asked.arrived(item(2));
    assertThat(claim(ANNA, 5, 6)).isEqualTo(items(5));
  }

  @Test
  void whatIsBeyondAPeersShareIsCounted() {
    Claimed claimed = asked.claim(items(1, 2, 3, 4, 5, 6), ANNA, now);

    assertThat(claimed.items()).isEqualTo(items(1, 2, 3, 4));
    assertThat(claimed.beyondShare()).isEqualTo(2);
    assertThat(claimed.beyondRoom()).isZero();
    assertThat(claim(BOB, 5)).isEqualTo(items(5));
  }

  @Test
  void whatIsBeyondTheRoomOfAllIsCountedAndNobodysOffence() {
    claim(ANNA, 1, 2, 3, 4);
    claim(BOB, 5, 6, 7, 8);

    Claimed claimed = asked.claim(items(9), CARL, now);
    assertThat(claimed.items()).isEmpty();
    assertThat(claimed.beyondShare()).isZero();
    assertThat(claimed.beyondRoom()).isEqualTo(1);

    pass(ASK_FOR);
    assertThat(claim(CARL, 9)).isEqualTo(items(9));
  }

  @Test
  void whatIsReleasedCanBeAskedOfAnyoneAndCountsForNobody() {
    claim(ANNA, 1, 2, 3, 4);
    asked.release(items(1, 2));

    assertThat(claim(BOB, 1)).isEqualTo(items(1));
    assertThat(claim(ANNA, 5, 6, 7)).isEqualTo(items(5, 6));
  }

  @Test
  void nothingIsRememberedForEver() {
    assertThat(asked.isEmpty()).isTrue();
    claim(ANNA, 1, 2);
    assertThat(asked.isEmpty()).isFalse();

    pass(ASK_FOR);
    claim(BOB);
    assertThat(asked.isEmpty()).isFalse();
    pass(AVOID_FOR);
    claim(BOB);
    assertThat(asked.isEmpty()).isTrue();
  }

  @Test
  void whatWasAskedForInVainHasTheSameBound() {
    AskedItems small = asked(2, 2);
    small.claim(items(1, 2), ANNA, now);
    pass(ASK_FOR);
    small.claim(items(3, 4), ANNA, now);
    pass(ASK_FOR);

    // Of 1 and 2 nothing is known any more; 3 and 4 are avoided.
    assertThat(small.claim(items(3, 4, 1, 2), ANNA, now).items()).isEqualTo(items(1, 2));
  }

  @Test
  void itemsThatAPeerChoseToCollideAreFoundAllTheSame() {
    AskedItems roomy = asked(200_000, 200_000);
    List<InventoryItem> colliding = colliding(100_000);
    assertThat(colliding).extracting(InventoryItem::hashCode).containsOnly(1);

    assertThat(roomy.claim(colliding, ANNA, now).items()).isEqualTo(colliding);
    assertThat(roomy.claim(colliding, BOB, now).items()).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void twoPeersAreNeverAskedForTheSameWithinTheTime(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    AskedItems roomy = asked(50, 20);
    List<PeerId> peers = List.of(ANNA, BOB, CARL);
    Map<InventoryItem, Long> lastAsked = new HashMap<>();
    int claims = 0;
    for (int step = 0; step < 5_000; step++) {
      pass(Duration.ofMillis(random.nextInt(2_000)));
      List<InventoryItem> announced = new ArrayList<>();
      for (int i = random.nextInt(10); i > 0; i--) {
        announced.add(item(random.nextInt(60)));
      }
      for (InventoryItem item : roomy.claim(announced, peers.get(random.nextInt(3)), now).items()) {
        Long before = lastAsked.put(item, now);
        assertThat(before == null || now - before >= ASK_FOR.toNanos())
            .as("step %d of seed %d: %s", step, seed, item)
            .isTrue();
        claims++;
      }
      if (random.nextInt(3) == 0) {
        roomy.arrived(item(random.nextInt(60)));
      }
    }
    assertThat(claims).isGreaterThan(1_000);
  }

  /** The last word makes up for what the one before adds. */
  private static List<InventoryItem> colliding(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            InventoryItem.transaction(new ChainHash(0, 0, i, Integer.toUnsignedLong(1 - 31 * i))))
        .toList();
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private List<InventoryItem> claim(PeerId peer, int... numbers) {
    return asked.claim(items(numbers), peer, now).items();
  }

  private static AskedItems asked(int askedMax, int askedPerPeerMax) {
    return new AskedItems(
        new InventorySettings(
            askedMax, askedPerPeerMax, ASK_FOR, AVOID_FOR, 0, Duration.ofMinutes(1)));
  }

  private static List<InventoryItem> items(int... numbers) {
    return IntStream.of(numbers).mapToObj(AskedItemsTest::item).toList();
  }

  private static InventoryItem item(int number) {
    return InventoryItem.block(TestChain.hash(number));
  }
}
