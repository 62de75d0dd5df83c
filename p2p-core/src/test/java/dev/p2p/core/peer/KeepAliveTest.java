package dev.p2p.core.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.core.peer.KeepAlive.Action;
import dev.p2p.core.settings.KeepAliveSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class KeepAliveTest {

  private static final long HEARD_AT = -3_000_000_000L;

  private final KeepAlive keepAlive = new KeepAlive(KeepAliveSettings.DEFAULTS, HEARD_AT);

  @Test
  void aSilentPeerIsPingedOnceAfter30SecondsAndGivenUpAfter60() {
    assertThat(after(29_999)).isEqualTo(Action.NONE);
    assertThat(after(30_000)).isEqualTo(Action.PING);
    assertThat(after(30_100)).isEqualTo(Action.NONE);
    assertThat(after(59_999)).isEqualTo(Action.NONE);
    assertThat(after(60_000)).isEqualTo(Action.CLOSE);
  }

  @Test
  void aPeerThatAnswersIsPingedAgainAfterItsNextSilence() {
    assertThat(after(30_000)).isEqualTo(Action.PING);
    long answeredAt = HEARD_AT + millis(30_005);
    assertThat(keepAlive.check(HEARD_AT + millis(60_004), answeredAt)).isEqualTo(Action.NONE);
    assertThat(keepAlive.check(HEARD_AT + millis(60_005), answeredAt)).isEqualTo(Action.PING);
  }

  @Test
  void aPeerThatIsNeverSilentIsPingedAllTheSameToMeasureItThirtySecondsAfterItCame() {
    assertThat(talking(29_999)).isEqualTo(Action.NONE);
    assertThat(talking(30_000)).isEqualTo(Action.PING);
    assertThat(talking(30_100)).isEqualTo(Action.NONE);
  }

  @Test
  void fromThenOnItIsMeasuredEveryTwoMinutes() {
    assertThat(talking(30_000)).isEqualTo(Action.PING);
    assertThat(talking(149_999)).isEqualTo(Action.NONE);
    assertThat(talking(150_000)).isEqualTo(Action.PING);
    assertThat(talking(269_999)).isEqualTo(Action.NONE);
  }

  @Test
  void aPingForSilenceMeasuresToo() {
    assertThat(after(30_000)).isEqualTo(Action.PING);
    assertThat(talking(149_999)).isEqualTo(Action.NONE);
    assertThat(talking(150_000)).isEqualTo(Action.PING);
  }

  /** Something came just now. */
  private Action talking(long millis) {
    long now = HEARD_AT + millis(millis);
    return keepAlive.check(now, now);
  }

  private Action after(long millis) {
    return keepAlive.check(HEARD_AT + millis(millis), HEARD_AT);
  }

  private static long millis(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }
}
