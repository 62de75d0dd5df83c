package dev.p2p.core.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.core.settings.RepairSettings;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundsTest {

  private static final long EVERY = Duration.ofSeconds(10).toNanos();
  private static final long SETTLE_FOR = Duration.ofSeconds(3).toNanos();
  private static final long SEED = 5;

  private final TestRepairPeer anna = new TestRepairPeer("anna");

  @Test
  void theFirstRoundComesWithinTheTimeBetweenTwoAndNotWithAllAtOnce() {
    Set<Integer> seconds = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      Rounds rounds = rounds(2, seed, List.of(anna));
      int second = 0;
      while (rounds.due(Duration.ofSeconds(second).toNanos()).isEmpty()) {
        second++;
      }
      assertThat(second).as("seed %d", seed).isBetween(0, 10);
      seconds.add(second);
    }
    assertThat(seconds).hasSizeGreaterThan(3);
  }

  @Test
  void aRoundFollowsAnotherAfterItsTime() {
    Rounds rounds = rounds(2, SEED, List.of(anna));
    assertThat(rounds.due(EVERY)).containsExactly(anna);

    assertThat(rounds.due(2 * EVERY - 1)).isEmpty();
    assertThat(rounds.due(2 * EVERY)).containsExactly(anna);
  }

  @Test
  void aRoundIsWithAsManyAsTheSettingsSayEachOnceAndInTimeWithAll() {
    List<TestRepairPeer> peers =
        IntStream.range(0, 8).mapToObj(i -> new TestRepairPeer("peer-" + i)).toList();
    Rounds rounds = rounds(3, SEED, peers);
    Set<RepairPeer> met = new HashSet<>();
    for (int i = 1; i <= 30; i++) {
      List<RepairPeer> due = rounds.due(i * EVERY);
      assertThat(due).as("seed %d", SEED).hasSize(3).doesNotHaveDuplicates();
      met.addAll(due);
    }
    assertThat(met).as("seed %d", SEED).hasSize(8);
  }

  @Test
  void nobodyIsComparedWithWhoHasLeft() {
    Rounds rounds = rounds(2, SEED, List.of(anna));

    rounds.leave(anna);

    assertThat(rounds.due(EVERY)).isEmpty();
  }

  @Test
  void theEndOfAnEarlierConnectionIsNoneOfTheLater() {
    TestRepairPeer annaAgain = new TestRepairPeer("anna");
    Rounds rounds = rounds(2, SEED, List.of(anna, annaAgain));

    rounds.leave(anna);

    assertThat(rounds.due(EVERY)).containsExactly(annaAgain);
  }

  @Test
  void whoLostGossipIsComparedWithWhenItIsOldEnough() {
    Rounds rounds = rounds(0, SEED, List.of(anna, new TestRepairPeer("bert")));
    anna.lost = true;

    assertThat(rounds.due(0)).isEmpty();
    assertThat(rounds.due(SETTLE_FOR - 1)).isEmpty();
    assertThat(rounds.due(SETTLE_FOR)).containsExactly(anna);
    assertThat(rounds.due(10 * SETTLE_FOR)).isEmpty();
  }

  @Test
  void whoLosesGossipAllTheTimeIsComparedWithAllTheSame() {
    Rounds rounds = rounds(0, SEED, List.of(anna));
    int compared = 0;
    long step = SETTLE_FOR / 30;
    for (int i = 0; i <= 10 * 30; i++) {
      anna.lost = true;
      compared += rounds.due(i * step).size();
    }
    assertThat(compared).isEqualTo(10);
  }

  @Test
  void whatIsLostShortlyBeforeAComparisonIsComparedWhenItIsOldEnoughToo() {
    Rounds rounds = rounds(0, SEED, List.of(anna));
    anna.lost = true;
    rounds.due(0);
    anna.lost = true;
    rounds.due(SETTLE_FOR - 1);

    assertThat(rounds.due(SETTLE_FOR)).containsExactly(anna);
    assertThat(rounds.due(2 * SETTLE_FOR - 1)).isEmpty();
    assertThat(rounds.due(2 * SETTLE_FOR)).containsExactly(anna);
    assertThat(rounds.due(10 * SETTLE_FOR)).isEmpty();
  }

  @Test
  void whoIsDueForTwoReasonsIsComparedWithOnce() {
    Rounds rounds = rounds(2, SEED, List.of(anna));
    anna.lost = true;
    rounds.due(-EVERY);

    assertThat(rounds.due(EVERY)).containsExactly(anna);
  }

  private static Rounds rounds(int peers, long seed, List<TestRepairPeer> members) {
    RepairSettings settings =
        new RepairSettings(
            1_000,
            1,
            Duration.ofNanos(EVERY),
            peers,
            Duration.ofNanos(SETTLE_FOR),
            Duration.ofSeconds(3));
    Rounds rounds = new Rounds(settings, new SplittableRandom(seed), 0);
    members.forEach(rounds::join);
    return rounds;
  }
}
