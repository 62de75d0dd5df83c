package dev.p2p.core.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.PeerId;
import org.junit.jupiter.api.Test;

class UselessRequestsTest {

  private static final PeerId ANNA = new PeerId("anna");
  private static final PeerId BERT = new PeerId("bert");

  /** A clock may show less than nothing. */
  private static final long BEGIN = Long.MIN_VALUE / 4;

  private final UselessRequests useless = new UselessRequests(BEGIN);

  @Test
  void someAreTolerated() {
    assertThat(useless.beyond(ANNA, UselessRequests.TOLERATED)).isZero();
    assertThat(useless.beyond(ANNA, 1)).isEqualTo(1);
    assertThat(useless.beyond(ANNA, 7)).isEqualTo(7);
  }

  @Test
  void ofThoseThatBeginBelowTheBoundOnlyTheRestIsBeyond() {
    useless.beyond(ANNA, UselessRequests.TOLERATED - 3);

    assertThat(useless.beyond(ANNA, 10)).isEqualTo(7);
  }

  @Test
  void eachPeerIsCountedForItself() {
    useless.beyond(ANNA, UselessRequests.TOLERATED);

    assertThat(useless.beyond(BERT, 1)).isZero();
  }

  @Test
  void aMinuteLaterAllIsForgotten() {
    useless.beyond(ANNA, UselessRequests.TOLERATED);

    useless.tick(BEGIN + MinuteCounts.PERIOD_NANOS - 1);
    assertThat(useless.beyond(ANNA, 1)).isEqualTo(1);
    useless.tick(BEGIN + MinuteCounts.PERIOD_NANOS);
    assertThat(useless.beyond(ANNA, 1)).isZero();
  }

  @Test
  void theNextMinuteBeginsWithTheTick() {
    useless.tick(BEGIN + MinuteCounts.PERIOD_NANOS + 5);
    useless.beyond(ANNA, UselessRequests.TOLERATED);

    useless.tick(BEGIN + 2 * MinuteCounts.PERIOD_NANOS);

    assertThat(useless.beyond(ANNA, 1)).isEqualTo(1);
  }
}
