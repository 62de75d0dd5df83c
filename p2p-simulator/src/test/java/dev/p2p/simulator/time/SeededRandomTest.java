package dev.p2p.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SeededRandomTest {

  private static final int DRAWS = 100_000;

  /** The numbers the authors' own implementation gives for these seeds. */
  @Test
  void theNumbersOfASeedAreThoseOfSplitMix64() {
    SeededRandom zero = new SeededRandom(0);
    assertThat(zero.nextLong()).isEqualTo(0xe220a8397b1dcdafL);
    assertThat(zero.nextLong()).isEqualTo(0x6e789e6aa1b965f4L);
    assertThat(zero.nextLong()).isEqualTo(0x06c45d188009454fL);

    SeededRandom other = new SeededRandom(1_234_567);
    assertThat(other.nextLong()).isEqualTo(6_457_827_717_110_365_317L);
    assertThat(other.nextLong()).isEqualTo(3_203_168_211_198_807_973L);
  }

  /** Measured once: whatever changes them changes every run of every seed. */
  @Test
  void whatIsDerivedFromThemIsTheSameOnEveryJvm() {
    SeededRandom random = new SeededRandom(7);

    assertThat(IntStream.range(0, 8).map(i -> random.below(100)))
        .containsExactly(38, 1, 90, 58, 45, 24, 46, 32);
    assertThat(random.between(-5, 5)).isEqualTo(-4);
    assertThat(random.unit()).isEqualTo(0.41314139741777933);
    assertThat(random.normal()).isEqualTo(0.45281521788407714);
    assertThat(random.exponential(10)).isEqualTo(25.01274903490991);
    assertThat(random.forPurpose(3).nextLong()).isEqualTo(6452463092442458409L);
  }

  @Test
  void numbersBelowABoundAreEquallyLikely() {
    SeededRandom random = new SeededRandom(1);
    int[] counts = new int[10];

    for (int i = 0; i < DRAWS; i++) {
      counts[random.below(counts.length)]++;
    }

    // Five deviations of a binomial with p = 0.1.
    assertThat(IntStream.of(counts).boxed())
        .allSatisfy(count -> assertThat(count).isCloseTo(10_000, within(475)));
  }

  @Test
  void bothEndsOfARangeAreDrawn() {
    SeededRandom random = new SeededRandom(1);

    assertThat(IntStream.range(0, 1_000).mapToLong(i -> random.between(-1, 1)).distinct().sorted())
        .containsExactly(-1L, 0L, 1L);
  }

  @Test
  void meansAreWhatTheyShouldBe() {
    SeededRandom random = new SeededRandom(1);

    assertThat(mean(random::unit)).isCloseTo(0.5, within(0.005));
    assertThat(mean(random::normal)).isCloseTo(0, within(0.02));
    assertThat(mean(() -> Math.abs(random.normal()))).isCloseTo(0.798, within(0.01));
    assertThat(mean(() -> random.exponential(10))).isCloseTo(10, within(0.2));
    assertThat(mean(() -> random.chance(0.2) ? 1 : 0)).isCloseTo(0.2, within(0.01));
  }

  @Test
  void drawingForOnePurposeChangesNothingForOthers() {
    SeededRandom random = new SeededRandom(1);
    long expected = random.forPurpose(2).nextLong();

    random.forPurpose(1).nextLong();

    assertThat(random.forPurpose(2).nextLong()).isEqualTo(expected);
    assertThat(random.forPurpose(1).nextLong()).isNotEqualTo(expected);
  }

  private static double mean(DoubleSupplier draw) {
    double sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      sum += draw.getAsDouble();
    }
    return sum / DRAWS;
  }

  @Test
  void aPurposeHasItsNumbersWhateverWasDrawnBefore() {
    SeededRandom fresh = new SeededRandom(7);
    SeededRandom used = new SeededRandom(7);
    long unused = used.nextLong();

    assertThat(used.forPurpose(3).nextLong())
        .isEqualTo(fresh.forPurpose(3).nextLong())
        .isNotEqualTo(unused);
  }
}
