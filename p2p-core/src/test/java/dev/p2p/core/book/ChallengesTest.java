package dev.p2p.core.book;

import static dev.p2p.core.book.Addresses.inGroup;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ChallengesTest {

  private final Challenges challenges = new Challenges();

  @Test
  void areAtMostTenUntilOneEnds() {
    for (int i = 0; i < 11; i++) {
      challenges.add(inGroup(i, 0), inGroup(i, 1), 0);
    }
    assertThat(challenges.holders(0)).hasSize(10).doesNotContain(inGroup(10, 0));
    assertThat(challenges.end(inGroup(3, 0), 0)).contains(inGroup(3, 1));
    challenges.add(inGroup(10, 0), inGroup(10, 1), 0);
    assertThat(challenges.holders(0)).hasSize(10).contains(inGroup(10, 0));
  }

  @Test
  void theFirstChallengerStands() {
    challenges.add(inGroup(0, 0), inGroup(0, 1), 0);
    challenges.add(inGroup(0, 0), inGroup(0, 2), 0);
    assertThat(challenges.end(inGroup(0, 0), 0)).contains(inGroup(0, 1));
    assertThat(challenges.end(inGroup(0, 0), 0)).isEmpty();
  }

  @Test
  void anOldOneMakesRoom() {
    long minutes40 = Duration.ofMinutes(40).toMillis();
    for (int i = 0; i < 10; i++) {
      challenges.add(inGroup(i, 0), inGroup(i, 1), 0);
    }
    challenges.add(inGroup(10, 0), inGroup(10, 1), minutes40);
    assertThat(challenges.holders(minutes40)).hasSize(10);
    challenges.add(inGroup(10, 0), inGroup(10, 1), minutes40 + 1);
    assertThat(challenges.holders(minutes40 + 1)).containsExactly(inGroup(10, 0));
  }
}
