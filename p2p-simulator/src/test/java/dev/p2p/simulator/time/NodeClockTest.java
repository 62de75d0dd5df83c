package dev.p2p.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NodeClockTest {

  private static final long HOUR = Duration.ofHours(1).toNanos();

  private final Timeline timeline = new Timeline();
  private final NodeClock clock = new NodeClock(timeline);
  private final long start = clock.nanoTime();
  private final Instant wallStart = clock.now();

  @Test
  void aClockThatIsRightGoesWithTheTimeline() {
    timeline.runUntil(HOUR);

    assertThat(clock.nanoTime() - start).isEqualTo(HOUR);
    assertThat(clock.now()).isEqualTo(wallStart.plusNanos(HOUR));
  }

  @Test
  void anOffsetMovesTheWallClockAlone() {
    clock.skew(Duration.ofSeconds(-3), 0);

    assertThat(clock.nanoTime()).isEqualTo(start);
    assertThat(clock.now()).isEqualTo(wallStart.minusSeconds(3));
  }

  @Test
  void aDriftIsGainedByBothClocks() {
    clock.skew(Duration.ZERO, 50);
    timeline.runUntil(HOUR);

    assertThat(clock.nanoTime() - start).isEqualTo(HOUR + Duration.ofMillis(180).toNanos());
    assertThat(clock.now()).isEqualTo(wallStart.plusNanos(HOUR).plusMillis(180));
  }

  @Test
  void whatWasGainedStaysWhenTheDriftEnds() {
    clock.skew(Duration.ZERO, -50);
    timeline.runUntil(HOUR);
    clock.skew(Duration.ZERO, 0);
    timeline.runUntil(2 * HOUR);

    assertThat(clock.nanoTime() - start).isEqualTo(2 * HOUR - Duration.ofMillis(180).toNanos());
  }

  @ParameterizedTest
  @ValueSource(longs = {-999_999, -500_000, -1_001, -1, 1, 1_000_000})
  void noDriftMakesTimeGoBack(long ppm) {
    clock.skew(Duration.ZERO, ppm);
    long before = clock.nanoTime();

    for (int nanos = 1; nanos <= 3_000_000; nanos++) {
      timeline.runUntil(nanos);
      long now = clock.nanoTime();
      if (now < before) {
        assertThat(now).as("after %d ns", nanos).isGreaterThanOrEqualTo(before);
      }
      before = now;
    }
  }

  @Test
  void aClockCanNotStandStill() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clock.skew(Duration.ZERO, -1_000_000))
        .withMessage("drift must be above -1000000 ppm, was -1000000");
  }
}
