package dev.p2p.core.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RateLimitTest {

  /** The clock may begin anywhere: also where it soon passes the largest number. */
  private static final long BEGAN_AT = Long.MAX_VALUE - millis(700);

  private final RateLimit tenASecond = new RateLimit(10, Duration.ofSeconds(2), BEGAN_AT);

  @Test
  void aBurstIsFreeAndWhatIsBeyondItWaitsForItsTurn() {
    for (int i = 0; i < 20; i++) {
      assertThat(takeAt(0, 1)).as("number %d", i).isZero();
    }
    assertThat(takeAt(0, 1)).isEqualTo(millis(100));
    assertThat(takeAt(0, 1)).isEqualTo(millis(200));
    assertThat(takeAt(150, 1)).isEqualTo(millis(150));
  }

  @Test
  void whatIsDueAtTheRateIsNeverLate() {
    assertThat(takeAt(0, 20)).isZero();
    for (int i = 1; i <= 100; i++) {
      assertThat(takeAt(100L * i, 1)).as("number %d", i).isZero();
    }
    assertThat(takeAt(10_000, 1)).isEqualTo(millis(100));
  }

  @Test
  void silenceEarnsNoMoreThanOneBurst() {
    assertThat(takeAt(3_600_000, 20)).isZero();
    assertThat(takeAt(3_600_000, 1)).isEqualTo(millis(100));
  }

  @Test
  void moreThanABurstAtOnceWaitsForWhatIsBeyondIt() {
    assertThat(takeAt(0, 50)).isEqualTo(millis(3_000));
    assertThat(takeAt(3_000, 1)).isEqualTo(millis(100));
  }

  @Test
  void theLargestAmountAtTheLowestRateIsNoOverflow() {
    RateLimit slow = new RateLimit(1, Duration.ofDays(36_500), BEGAN_AT);
    assertThat(slow.take(Integer.MAX_VALUE, BEGAN_AT)).isZero();
    assertThat(slow.take(Integer.MAX_VALUE, BEGAN_AT))
        .isEqualTo(
            Duration.ofSeconds(2L * Integer.MAX_VALUE).minus(Duration.ofDays(36_500)).toNanos());
  }

  @Test
  void aRateBeyondANanosecondEachIsStillARate() {
    RateLimit fast = new RateLimit(Long.MAX_VALUE, Duration.ofNanos(1), BEGAN_AT);
    assertThat(fast.take(1, BEGAN_AT)).isZero();
    assertThat(fast.take(1, BEGAN_AT)).isEqualTo(1);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void inNoStretchOfTimeIsMoreThanABurstAndTheRateHandedOn(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int perSecond = random.nextInt(1, 2_000);
    int burst = random.nextInt(10, 1_000);
    Duration burstTime = Duration.ofNanos(Math.ceilDiv(burst * millis(1_000), perSecond));
    RateLimit limit = new RateLimit(perSecond, burstTime, BEGAN_AT);
    long now = BEGAN_AT;
    // What has been handed on beyond the rate, and the least of it before any one.
    double beyond = 0;
    double least = 0;
    for (int i = 0; i < 20_000; i++) {
      int amount = random.nextInt(1, 10);
      long silence = random.nextInt(100) == 0 ? random.nextLong(2 * burstTime.toNanos()) : 0;
      long wait = limit.take(amount, now + silence);
      now += silence + wait;
      beyond -= (silence + wait) * (perSecond / 1e9);
      least = Math.min(least, beyond);
      beyond += amount;
      assertThat(beyond - least).as("number %d", i).isLessThanOrEqualTo(burst + 1e-3);
    }
  }

  private long takeAt(long millis, int amount) {
    return tenASecond.take(amount, BEGAN_AT + millis(millis));
  }

  private static long millis(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }
}
