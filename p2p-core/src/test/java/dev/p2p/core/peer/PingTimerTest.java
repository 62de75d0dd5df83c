package dev.p2p.core.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.core.TestWire;
import dev.p2p.core.admit.Merits;
import dev.p2p.testkit.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PingTimerTest {

  private static final Message PONG =
      TestWire.WIRE.frames().encode(TestWire.WIRE.profile().topics().named("pong"), Bytes.EMPTY, 0);

  private final ManualTime time = new ManualTime();
  private final Merits merits = new Merits();
  private final PingTimer timer = new PingTimer(time, merits);

  @Test
  void aPingTakesFromWhereItIsQueuedToItsPong() {
    timer.sending();
    time.advance(Duration.ofMillis(30));
    timer.heard(TestWire.tx("not a Pong"));
    time.advance(Duration.ofMillis(12));
    timer.heard(PONG);
    assertThat(merits.ping()).contains(Duration.ofMillis(42));
  }

  @Test
  void ofTwoThatAreOpenTheFirstIsMeasuredAndBothMayBeAnswered() {
    timer.sending();
    time.advance(Duration.ofMinutes(2));
    timer.sending();
    timer.heard(PONG);
    time.advance(Duration.ofMillis(1));
    timer.heard(PONG);
    assertThat(merits.ping()).contains(Duration.ofMinutes(2));
  }

  @Test
  void aPongWithoutAPingIsNoAnswer() {
    timer.heard(PONG);
    timer.sending();
    timer.heard(PONG);
    assertThat(merits.ping()).isEmpty();
  }
}
