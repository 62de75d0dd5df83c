package dev.p2p.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PropagationTest {

  @Test
  void theCurveIsTheShareOfAllDeliveriesThatHaveComeAboutByThen() {
    Propagation propagation = new Propagation(new long[] {10, 20, 20, 40}, 5);

    assertThat(propagation.curve(5))
        .containsExactly(
            point(0, 0), point(10, 0.2), point(20, 0.6), point(30, 0.6), point(40, 0.8));
    assertThat(propagation.shareOfAll()).isEqualTo(0.8);
  }

  @Test
  void percentilesAreOfTheDeliveriesThatThereAre() {
    Propagation propagation = new Propagation(new long[] {10, 20, 30, 40}, 8);

    assertThat(propagation.percentile(0.5)).isEqualTo(Duration.ofNanos(20));
    assertThat(propagation.percentile(0.51)).isEqualTo(Duration.ofNanos(30));
    assertThat(propagation.percentile(1)).isEqualTo(Duration.ofNanos(40));
  }

  @Test
  void nothingDeliveredIsAFlatCurve() {
    Propagation propagation = new Propagation(new long[0], 3);

    assertThat(propagation.curve(2)).containsExactly(point(0, 0), point(0, 0));
    assertThat(propagation.percentile(0.5)).isZero();
  }

  private static Propagation.Point point(long nanos, double share) {
    return new Propagation.Point(Duration.ofNanos(nanos), share);
  }
}
