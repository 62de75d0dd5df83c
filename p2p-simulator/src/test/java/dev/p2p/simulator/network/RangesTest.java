package dev.p2p.simulator.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.p2p.simulator.time.SeededRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What would give a network that can't be is rejected where it is said. */
final class RangesTest {

  private static final Duration MS = Duration.ofMillis(1);

  @Test
  void aLatencyIsDrawnBetweenItsEndsWhichMayBeOneButNotTheWrongWayRound() {
    assertThat(new Latency.Uniform(MS, MS).draw(new SeededRandom(1))).isEqualTo(MS.toNanos());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Latency.Uniform(MS.plusNanos(1), MS))
        .withMessage("min must be at most max, PT0.001S, was PT0.001000001S");
  }

  @Test
  void readsAreNotTornOrSlowedByLessThan0() {
    Host host = new OneHost().host;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> host.tearReads(-1))
        .withMessage("bytesMax must be at least 0, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> host.slowReads(-1))
        .withMessage("bytesPerSecond must be at least 0, was -1");
  }
}
