package dev.p2p.simulator.time;

import dev.p2p.spi.TimeSource;
import dev.p2p.testkit.runtime.TimeSourceContract;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** However fast or slow it runs, in parts per million. */
@ParameterizedClass(name = "{0} ppm")
@ValueSource(longs = {0, 200, -200, -5_000, 500_000, -999_000})
final class NodeClockContractTest extends TimeSourceContract {

  private final Timeline timeline = new Timeline();
  private final long ppm;

  NodeClockContractTest(long ppm) {
    this.ppm = ppm;
  }

  @Override
  protected TimeSource create() {
    NodeClock clock = new NodeClock(timeline);
    clock.skew(Duration.ofHours(-1), ppm);
    return clock;
  }

  @Override
  protected void letTimePass() {
    timeline.runUntil(timeline.nowNanos() + 1);
  }
}
